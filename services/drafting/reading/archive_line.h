#pragma once

#include <string>
#include <string_view>

#include "services/drafting/draft/draft.h"

namespace vanthu::drafting {

// The last line of Nơi nhận (Phụ lục I.II.9b), by its folded text without dash: "Lưu: VT, <drafting unit>, <drafter's initials>",
// also without colon, as people type it.
bool IsArchiveLine(std::string_view text);
ArchiveLine ParseArchive(std::string_view text, Span span);

}  // namespace vanthu::drafting
