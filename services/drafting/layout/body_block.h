#pragma once

#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/drafting/draft/draft.h"
#include "services/drafting/layout/strip.h"

namespace vanthu::drafting {

// The content's blocks as they stand on the page: the closing mark on the last one, and the note on attachments where the file
// had it, before the block that follows it there. A note that a person typed has no place in a file: it stands after the text.
std::vector<Block> BlocksOfThePage(const Draft& draft);

// The content (Phụ lục I.II.6), of the dispatch or of an annex.
absl::StatusOr<std::vector<Strip>> BodyStrips(const TextSetter& setter, const std::vector<Block>& blocks, Outline& outline,
                                              double width = kTextWidth);

// How many bytes of a heading are its label "Điều 12."; 0 where it is none.
size_t ArticleLabel(std::string_view heading);

// Phần, Chương, Mục and titles wholly in capitals stand in the middle of their line.
bool IsCentredHeading(std::string_view heading);

// Which heading stands over which: Phần, Chương, Mục, Tiểu mục, Điều, then numbered ones; the lower, the further down.
int HeadingRank(std::string_view heading);

}  // namespace vanthu::drafting
