#include "services/drafting/layout/body_block.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/platform/status/macros.h"
#include "services/platform/text/fold.h"

namespace vanthu::drafting {
namespace {

constexpr std::string_view kComponent = "nội dung / content";
constexpr TextFrame kParagraphFrame = {0, kTextWidth, Align::kJustify, kParagraphIndent};
constexpr TextFrame kHeadingFrame = {0, kTextWidth, Align::kCentre, 0, true};

bool EndsAsSentence(std::string_view text) { return !text.empty() && std::string_view(".;:,").find(text.back()) != text.npos; }

Wording BlockWording(const Block& block) {
  if (block.kind == BlockKind::kBasis) return {kComponent, block.text, kBasisStyle};
  if (block.kind != BlockKind::kHeading) return {kComponent, block.text, kBodyStyle};
  // "Điều 1. Phạm vi điều chỉnh" is a heading throughout; in "Điều 1. Ban hành kèm theo … này." the label heads a sentence.
  const size_t label = ArticleLabel(block.text);
  if (label > 0 && EndsAsSentence(std::string_view(block.text).substr(label))) return {kComponent, block.text, kBodyStyle, label};
  return {kComponent, block.text, kHeadingStyle};
}

absl::StatusOr<std::vector<Strip>> BlockStrips(const TextSetter& setter, const Block& block, double gap) {
  const bool heading = block.kind == BlockKind::kHeading;
  const bool centred = heading && IsCentredHeading(block.text);
  ASSIGN_OR_RETURN(const SetText set, setter.Set(BlockWording(block), centred ? kHeadingFrame : kParagraphFrame));
  std::vector<Strip> strips = LinesOf(set, kComponent, gap);
  if (heading) strips.back().keep_with_next = true;
  return strips;
}

// The closing mark stands right after the last word (I.II.6), unless reading left it there.
std::string WithClosing(const std::string& text, const std::string& closing) {
  const bool has_it = text.size() >= closing.size() && text.compare(text.size() - closing.size(), closing.size(), closing) == 0;
  return has_it ? text : absl::StrCat(text, closing);
}

}  // namespace

size_t ArticleLabel(std::string_view heading) {
  constexpr std::string_view kWord = "Điều ";
  if (heading.substr(0, kWord.size()) != kWord) return 0;
  size_t end = kWord.size();
  while (end < heading.size() && absl::ascii_isalnum(static_cast<unsigned char>(heading[end]))) ++end;
  return end > kWord.size() && end < heading.size() && heading[end] == '.' ? end + 1 : 0;
}

bool IsCentredHeading(std::string_view heading) {
  constexpr std::array<std::string_view, 4> kLabels = {"Phần ", "Chương ", "Mục ", "Tiểu mục "};
  if (std::any_of(kLabels.begin(), kLabels.end(), [&](auto label) { return heading.substr(0, label.size()) == label; }))
    return true;
  const size_t first_word = std::min(heading.find(' '), heading.size());
  const bool numbered = first_word > 0 && std::string_view(".)").find(heading[first_word - 1]) != std::string_view::npos;
  return !numbered && text::IsInCapitals(heading);
}

std::vector<Block> BlocksOfThePage(const Draft& draft) {
  std::vector<Block> blocks = draft.body;
  if (!blocks.empty()) blocks.back().text = WithClosing(blocks.back().text, draft.closing);
  if (draft.attachment_note.empty()) return blocks;
  const auto origin = std::find_if(draft.origins.begin(), draft.origins.end(),
                                   [](const Origin& found) { return found.field == "attachment_note"; });
  auto next = blocks.end();
  if (origin != draft.origins.end()) {
    next = std::find_if(blocks.begin(), blocks.end(),
                        [&](const Block& block) { return block.span.first_line > origin->span.last_line; });
  }
  blocks.insert(next, {BlockKind::kParagraph, draft.attachment_note, {}});
  return blocks;
}

absl::StatusOr<std::vector<Strip>> BodyStrips(const TextSetter& setter, const Draft& draft) {
  std::vector<Strip> strips;
  for (const Block& block : BlocksOfThePage(draft)) {
    ASSIGN_OR_RETURN(std::vector<Strip> more, BlockStrips(setter, block, strips.empty() ? kContentGap : kParagraphGap));
    Append(std::move(more), strips);
  }
  return strips;
}

}  // namespace vanthu::drafting
