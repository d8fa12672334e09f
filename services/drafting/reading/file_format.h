#pragma once

#include <cstdint>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/drafting/reading/manuscript.h"

namespace vanthu::drafting {

// A dispatch's file with its letterhead's picture in it; goes in one message to the drafting service (4 MiB with its name and
// key).
inline constexpr uint64_t kDispatchFileBytesMax = 3 << 20;

// FILE_TOO_LARGE above the limit of any format: for those who know a file's size before they read it.
absl::Status CheckFileSize(uint64_t bytes, std::string_view file_name);

// The manuscript of a file, by what its bytes are and not by what it is called: plain text or .docx. Others are refused with what
// they are and the way out (UNSUPPORTED_FORMAT); those of plain_text.h and docx_manuscript.h.
absl::StatusOr<Manuscript> ReadFile(std::string_view file_bytes, std::string_view file_name);

}  // namespace vanthu::drafting
