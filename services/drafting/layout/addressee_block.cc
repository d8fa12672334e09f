#include "services/drafting/layout/addressee_block.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/drafting/layout/recipient_line.h"
#include "services/platform/status/macros.h"
#include "services/platform/text/fold.h"

namespace vanthu::drafting {
namespace {

constexpr status::Bilingual kComponent = {"Kính gửi", "addressees"};
constexpr double kDashWidth = kDashEms * kAddresseeStyle.points;
// A label may be long, as a công điện's is; its list must still have room.
constexpr double kLongestLabel = kTextWidth / 3;

void Shift(double right, SetText& set) {
  for (SetLine& line : set.lines) line.x += right;
}

absl::StatusOr<double> WidthOf(const TextSetter& setter, std::string_view text) {
  ASSIGN_OR_RETURN(const SetText set, setter.Set({kComponent, std::string(text), kAddresseeStyle}, {}));
  return set.width;
}

absl::StatusOr<std::vector<Strip>> OneAddressee(const TextSetter& setter, std::string_view label, const RecipientItem& item,
                                                Outline& outline) {
  const Wording wording = {kComponent, absl::StrFormat("%s: %s", label, RecipientLine(item)), kAddresseeStyle};
  ASSIGN_OR_RETURN(SetText set, setter.Set(wording, {0, kTextWidth, Align::kCentre}));
  if (set.lines.size() > 1) {
    ASSIGN_OR_RETURN(const double hanging, WidthOf(setter, absl::StrFormat("%s: ", label)));
    ASSIGN_OR_RETURN(set, setter.Set(wording, {kParagraphIndent, kTextWidth - kParagraphIndent, Align::kLeft,
                                               -std::min(hanging, kLongestLabel)}));
  }
  return LinesOf(set, kComponent, kAddresseeGap, outline.Add("P"));
}

// The list is centred as one block by its longest line, but begins no further left than a paragraph does.
absl::StatusOr<std::vector<Strip>> SeveralAddressees(const TextSetter& setter, std::string_view label,
                                                     const std::vector<RecipientItem>& items, Outline& outline) {
  ASSIGN_OR_RETURN(double colon, WidthOf(setter, label));
  colon = std::min(colon, kLongestLabel);
  const double most = kTextWidth - kParagraphIndent - colon;
  std::vector<SetText> sets;
  double longest = 0;
  for (const RecipientItem& item : items) {
    ASSIGN_OR_RETURN(sets.emplace_back(), setter.Set({kComponent, absl::StrCat("- ", RecipientLine(item)), kAddresseeStyle},
                                                     {colon, most, Align::kLeft, -kDashWidth}));
    longest = std::max(longest, sets.back().width);
  }
  const double left = std::max(kParagraphIndent, (kTextWidth - colon - longest) / 2);
  ASSIGN_OR_RETURN(const SetText said,
                   setter.Set({kComponent, absl::StrFormat("%s:", label), kAddresseeStyle}, {left, kTextWidth - left}));
  std::vector<Strip> strips = LinesOf(said, kComponent, kAddresseeGap, outline.Add("P"));
  strips.back().keep_with_next = true;
  const int list = outline.Add("L");
  for (SetText& set : sets) {
    Shift(left, set);
    Append(LinesOf(set, kComponent, 0, outline.Add("LBody", outline.Add("LI", list))), strips);
  }
  return strips;
}

// "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH … điện:" and its list, where the content has them as its author wrote them (mẫu công điện).
bool ContentNamesThem(const Draft& draft) {
  constexpr size_t kBlocksMax = 6;
  const auto end = draft.body.begin() + static_cast<std::ptrdiff_t>(std::min(kBlocksMax, draft.body.size()));
  return std::any_of(draft.body.begin(), end, [](const Block& block) {
    const std::string folded = text::Fold(block.text);
    return absl::StrContains(folded, " dien:") || absl::StrContains(folded, " dien :");
  });
}

}  // namespace

absl::StatusOr<std::vector<Strip>> AddresseeStrips(const TextSetter& setter, const Draft& draft, std::string_view issuer,
                                                   Outline& outline) {
  const std::vector<RecipientItem>& items = draft.addressees;
  if (items.empty()) return std::vector<Strip>();
  const bool telegram = draft.type == DocumentType::kTelegram;
  if (telegram && ContentNamesThem(draft)) return std::vector<Strip>();
  const std::string label = telegram ? absl::StrFormat("%s điện", issuer) : "Kính gửi";
  return items.size() == 1 ? OneAddressee(setter, label, items.front(), outline)
                           : SeveralAddressees(setter, label, items, outline);
}

}  // namespace vanthu::drafting
