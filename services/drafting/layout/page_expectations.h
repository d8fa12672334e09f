#pragma once

#include <optional>
#include <string>
#include <vector>

#include "services/drafting/layout/page_input.h"
#include "services/drafting/layout/set_page_reader.h"

namespace vanthu::drafting {

// For tests. Of the paper's left edge, in millimetres: the head's two columns and the closing's, the text's edges and its middle.
inline constexpr double kHeadSplit = 93;
inline constexpr double kClosingSplit = 106;
inline constexpr double kPaperWidth = 210;
inline constexpr double kTextLeft = 30;
inline constexpr double kTextRight = 195;
inline constexpr double kTextMiddle = 112.5;

// The page's bytes; a page that cannot be set fails the test.
std::string SetPageOf(const PageInput& input);
absl::Status RefusalOf(const PageInput& input);

// A letter whose content are these paragraphs, without a closing mark.
PageInput WithBody(std::vector<std::string> paragraphs);

// The 134 letters that Vietnamese adds to ASCII: 67 in each case.
std::string VietnameseAlphabet();

double Middle(const ReadText& text);
void ExpectBelow(const std::optional<ReadText>& above, const std::optional<ReadText>& below);
void ExpectLevel(const std::optional<ReadText>& left, const std::optional<ReadText>& right);

}  // namespace vanthu::drafting
