#include "services/drafting/layout/annex_block.h"

#include <utility>

#include "absl/strings/str_format.h"
#include "services/drafting/layout/body_block.h"
#include "services/platform/status/macros.h"

namespace vanthu::drafting {
namespace {

constexpr std::string_view kComponent = "phụ lục / annex";
constexpr TextFrame kMiddle = {kTitleInset, kTextWidth - 2 * kTitleInset, Align::kCentre, 0, true};

absl::Status AddLine(const TextSetter& setter, const std::string& text, TextStyle style, int element,
                     std::vector<Strip>& strips) {
  if (text.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const SetText set, setter.Set({kComponent, text, style}, kMiddle));
  Append(LinesOf(set, kComponent, strips.empty() ? 0 : kAnnexTitleGap, element), strips);
  strips.back().keep_with_next = true;
  return absl::OkStatus();
}

}  // namespace

std::string AnnexLabel(std::string_view label) {
  constexpr std::string_view kCapitals = "PHỤ LỤC";
  if (label.substr(0, kCapitals.size()) != kCapitals) return std::string(label);
  return absl::StrFormat("Phụ lục%s", label.substr(kCapitals.size()));
}

absl::StatusOr<std::vector<Strip>> AnnexStrips(const TextSetter& setter, const Annex& annex, Outline& outline) {
  std::vector<Strip> strips;
  if (!annex.label.empty() || !annex.title.empty()) {
    const int heading = outline.Add(outline.HeadingType(kTitleRank));
    RETURN_IF_ERROR(AddLine(setter, AnnexLabel(annex.label), kAnnexLabelStyle, heading, strips));
    RETURN_IF_ERROR(AddLine(setter, Upper(annex.title), kAnnexTitleStyle, heading, strips));
  }
  if (!annex.note.empty()) RETURN_IF_ERROR(AddLine(setter, annex.note, kAnnexNoteStyle, outline.Add("P"), strips));
  ASSIGN_OR_RETURN(std::vector<Strip> body, BodyStrips(setter, annex.body, outline));
  Append(std::move(body), strips);
  return strips;
}

}  // namespace vanthu::drafting
