#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/drafting/draft/draft.h"

namespace vanthu::drafting {

// About 500 pages: the longest text of an administrative document with room to spare; what is longer is material and goes as an
// attachment. Keeps one call's memory within some tens of megabytes.
inline constexpr size_t kDispatchTextBytesMax = 1 << 20;

// FILE_TOO_LARGE above the limit: for those who know a file's size before they read it.
absl::Status CheckTextSize(uint64_t bytes, std::string_view file_name);

struct PlainText {
  std::string nfc;
  std::vector<Mended> mended;  // letters composed, invisible characters taken out
};

// EMPTY_FILE, FILE_TOO_LARGE, BINARY_FILE, LEGACY_ENCODING or NOT_UTF8 for what is no plain text in Unicode (TCVN 6909:2001, Phụ
// lục I); positions are counted from 1.
absl::StatusOr<PlainText> ReadPlainText(std::string_view file_bytes, std::string_view file_name);

// The text without what is not seen and changes how the rest is seen: controls of writing direction (a signer would see other
// words than are signed), zero-width characters, soft hyphens. Says on which lines they stood; every format's reader passes its
// text through here.
std::string WithoutInvisible(std::string_view text, std::vector<Mended>& mended);

}  // namespace vanthu::drafting
