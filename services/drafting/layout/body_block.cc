#include "services/drafting/layout/body_block.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "services/drafting/layout/table_block.h"
#include "services/platform/status/macros.h"
#include "services/platform/text/fold.h"

namespace vanthu::drafting {
namespace {

constexpr status::Bilingual kComponent = {"nội dung", "content"};

constexpr int kTitleInCapitals = 1;
constexpr int kArticle = 6;
constexpr std::array<std::pair<std::string_view, int>, 9> kLabels = {{{"Phần ", 2},
                                                                      {"PHẦN ", 2},
                                                                      {"Chương ", 3},
                                                                      {"CHƯƠNG ", 3},
                                                                      {"Mục ", 4},
                                                                      {"MỤC ", 4},
                                                                      {"Tiểu mục ", 5},
                                                                      {"TIỂU MỤC ", 5},
                                                                      {"Điều ", kArticle}}};

// "I." and "A." stand over "1.", that over "1.1." and "a)".
int NumberRank(std::string_view heading) {
  const auto first = static_cast<unsigned char>(heading.empty() ? '\0' : heading.front());
  if (absl::ascii_isupper(first)) return kArticle + 1;
  const std::string_view number = heading.substr(0, heading.find(' '));
  return absl::ascii_isdigit(first) && std::count(number.begin(), number.end(), '.') <= 1 ? kArticle + 2 : kArticle + 3;
}

bool EndsAsSentence(std::string_view text) { return !text.empty() && std::string_view(".;:,").find(text.back()) != text.npos; }

bool Begins(std::string_view text, std::string_view label) { return text.substr(0, label.size()) == label; }

// "Điều 1. Phạm vi điều chỉnh" is a heading throughout; in "Điều 1. Ban hành kèm theo … này." the label heads a sentence.
bool HeadsASentence(const Block& block) {
  const size_t label = ArticleLabel(block.text);
  return label > 0 && EndsAsSentence(std::string_view(block.text).substr(label));
}

bool IsHeading(const Block& block) { return block.kind == BlockKind::kHeading && !HeadsASentence(block); }

Wording BlockWording(const Block& block) {
  Wording wording = {kComponent, block.text, kBodyStyle, block.emphasis};
  if (block.kind == BlockKind::kBasis) wording.style = kBasisStyle;
  if (IsHeading(block)) wording.style = kHeadingStyle;
  if (block.kind == BlockKind::kHeading && HeadsASentence(block)) {
    wording.emphasis.push_back({0, static_cast<int>(ArticleLabel(block.text)), true, false});
  }
  return wording;
}

// Sets the blocks one after the other: what follows a block of the same list is its list's, and the title under "Chương II"
// belongs to it.
class BodySetter {
 public:
  BodySetter(const TextSetter& setter, Outline& outline, double width) : setter_(setter), outline_(outline), width_(width) {}

  absl::Status Add(const Block& block) {
    const double gap = strips_.empty() ? kContentGap : kParagraphGap;
    std::vector<Strip> more;
    if (block.table) {
      ASSIGN_OR_RETURN(more, TableStrips(setter_, *block.table, outline_, width_));
      if (!more.empty()) more.front().gap_before = gap;
    } else if (!block.text.empty()) {
      ASSIGN_OR_RETURN(more, TextStrips(block, gap));
    }
    Append(std::move(more), strips_);
    return absl::OkStatus();
  }

  std::vector<Strip> Take() { return std::move(strips_); }

 private:
  absl::StatusOr<std::vector<Strip>> TextStrips(const Block& block, double gap) {
    const bool heading = block.kind == BlockKind::kHeading;
    const bool centred = heading && IsCentredHeading(block.text);
    const TextFrame frame =
        centred ? TextFrame{0, width_, Align::kCentre, 0, true} : TextFrame{0, width_, Align::kJustify, kParagraphIndent};
    ASSIGN_OR_RETURN(const SetText set, setter_.Set(BlockWording(block), frame));
    std::vector<Strip> strips = LinesOf(set, kComponent, gap, ElementOf(block));
    if (heading) strips.back().keep_with_next = true;
    return strips;
  }

  int ElementOf(const Block& block) {
    if (block.kind == BlockKind::kListItem) {
      if (list_ == kArtifact) list_ = outline_.Add("L");
      return outline_.Add("LBody", outline_.Add("LI", list_));
    }
    list_ = kArtifact;
    if (!IsHeading(block)) {
      rank_ = 0;
      return outline_.Add("P");
    }
    const int rank = HeadingRank(block.text);
    const bool under_its_label = rank == kTitleInCapitals && rank_ > kTitleInCapitals && rank_ < kArticle;
    if (!under_its_label) rank_ = rank;
    return outline_.Add(outline_.HeadingType(rank_));
  }

  const TextSetter& setter_;
  Outline& outline_;
  const double width_;
  std::vector<Strip> strips_;
  int list_ = kArtifact;
  int rank_ = 0;  // of the heading just before, 0 where it was none
};

// The closing mark stands right after the last word (I.II.6), with the stop that is there already; after a table it stands alone.
void Close(std::string_view closing, std::vector<Block>& blocks) {
  if (blocks.empty() || closing.empty()) return;
  if (blocks.back().table) {
    blocks.push_back({BlockKind::kParagraph, std::string(closing), {}});
    return;
  }
  std::string& text = blocks.back().text;
  if (absl::EndsWith(text, std::string(closing))) return;
  if (!text.empty() && text.back() == '.' && closing.front() == '.') closing.remove_prefix(1);
  text += closing;
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
  const auto centres = [&](const auto& label) { return label.second < kArticle && Begins(heading, label.first); };
  if (std::any_of(kLabels.begin(), kLabels.end(), centres)) return true;
  const size_t first_word = std::min(heading.find(' '), heading.size());
  const bool numbered = first_word > 0 && std::string_view(".)").find(heading[first_word - 1]) != std::string_view::npos;
  return !numbered && text::IsInCapitals(heading);
}

int HeadingRank(std::string_view heading) {
  for (const auto& [label, rank] : kLabels) {
    if (Begins(heading, label)) return rank;
  }
  return IsCentredHeading(heading) ? kTitleInCapitals : NumberRank(heading);
}

std::vector<Block> BlocksOfThePage(const Draft& draft) {
  std::vector<Block> blocks = draft.body;
  Close(draft.closing, blocks);
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

absl::StatusOr<std::vector<Strip>> BodyStrips(const TextSetter& setter, const std::vector<Block>& blocks, Outline& outline,
                                              double width) {
  BodySetter body(setter, outline, width);
  for (const Block& block : blocks) RETURN_IF_ERROR(body.Add(block));
  return body.Take();
}

}  // namespace vanthu::drafting
