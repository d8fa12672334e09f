#include "services/drafting/layout/annex_block.h"

#include <utility>

#include "absl/strings/str_format.h"
#include "services/drafting/format/block_labels.h"
#include "services/drafting/layout/body_block.h"
#include "services/drafting/layout/table_block.h"
#include "services/platform/status/macros.h"

namespace vanthu::drafting {
namespace {

constexpr status::Bilingual kComponent = {"phụ lục", "annex"};
// The lines above an annex's content, in the middle.
class TitleSetter {
 public:
  TitleSetter(const TextSetter& setter, double width) : setter_(setter), width_(width) {}

  absl::Status Add(const std::string& text, TextStyle style, int element) {
    if (text.empty()) return absl::OkStatus();
    const TextFrame middle = {kTitleInset, width_ - 2 * kTitleInset, Align::kCentre, 0, true};
    ASSIGN_OR_RETURN(const SetText set, setter_.Set({kComponent, text, style}, middle));
    Append(LinesOf(set, kComponent, strips_.empty() ? 0 : kAnnexTitleGap, element), strips_);
    strips_.back().keep_with_next = true;
    return absl::OkStatus();
  }

  std::vector<Strip> Take() { return std::move(strips_); }

 private:
  const TextSetter& setter_;
  const double width_;
  std::vector<Strip> strips_;
};

}  // namespace

std::string AnnexLabel(std::string_view label) {
  constexpr std::string_view kCapitals = "PHỤ LỤC";
  if (label.substr(0, kCapitals.size()) != kCapitals) return std::string(label);
  return absl::StrFormat("Phụ lục%s", label.substr(kCapitals.size()));
}

absl::StatusOr<std::vector<Strip>> AnnexStrips(const TextSetter& setter, const Annex& annex, Outline& outline, double width) {
  TitleSetter title(setter, width);
  if (!annex.label.empty() || !annex.title.empty()) {
    const int heading = outline.Add(outline.HeadingType(kTitleRank));
    RETURN_IF_ERROR(title.Add(AnnexLabel(annex.label), kAnnexLabelStyle, heading));
    RETURN_IF_ERROR(title.Add(IsCalledAnnex(annex) ? Upper(annex.title) : annex.title, kAnnexTitleStyle, heading));
  }
  if (!annex.note.empty()) RETURN_IF_ERROR(title.Add(annex.note, kAnnexNoteStyle, outline.Add("P")));
  std::vector<Strip> strips = title.Take();
  ASSIGN_OR_RETURN(std::vector<Strip> body, BodyStrips(setter, annex.body, outline, width));
  Append(std::move(body), strips);
  return strips;
}

absl::StatusOr<TextArea> AreaOf(const TextSetter& setter, const Annex& annex) {
  for (const Block& block : annex.body) {
    if (!block.table) continue;
    ASSIGN_OR_RETURN(const bool across, WantsToLieAcross(setter, *block.table));
    if (across) return kAcross;
  }
  return kUpright;
}

}  // namespace vanthu::drafting
