#include "services/drafting/layout/addressee_block.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/drafting/layout/recipient_line.h"
#include "services/platform/status/macros.h"

namespace vanthu::drafting {
namespace {

constexpr std::string_view kComponent = "Kính gửi / addressees";
constexpr double kDashWidth = kDashEms * kAddresseeStyle.points;

void Shift(double right, SetText& set) {
  for (SetLine& line : set.lines) line.x += right;
}

absl::StatusOr<double> WidthOf(const TextSetter& setter, std::string_view text) {
  ASSIGN_OR_RETURN(const SetText set, setter.Set({kComponent, std::string(text), kAddresseeStyle}, {}));
  return set.width;
}

absl::StatusOr<std::vector<Strip>> OneAddressee(const TextSetter& setter, const RecipientItem& item) {
  const Wording wording = {kComponent, absl::StrCat("Kính gửi: ", RecipientLine(item)), kAddresseeStyle};
  ASSIGN_OR_RETURN(SetText set, setter.Set(wording, {0, kTextWidth, Align::kCentre}));
  if (set.lines.size() > 1) {
    ASSIGN_OR_RETURN(const double label, WidthOf(setter, "Kính gửi: "));
    ASSIGN_OR_RETURN(set, setter.Set(wording, {kParagraphIndent, kTextWidth - kParagraphIndent, Align::kLeft, -label}));
  }
  return LinesOf(set, kComponent, kAddresseeGap);
}

// The list is centred as one block by its longest line, but begins no further left than a paragraph does.
absl::StatusOr<std::vector<Strip>> SeveralAddressees(const TextSetter& setter, const std::vector<RecipientItem>& items) {
  ASSIGN_OR_RETURN(const double colon, WidthOf(setter, "Kính gửi"));
  const double most = kTextWidth - kParagraphIndent - colon;
  std::vector<SetText> sets;
  double longest = 0;
  for (const RecipientItem& item : items) {
    ASSIGN_OR_RETURN(sets.emplace_back(), setter.Set({kComponent, absl::StrCat("- ", RecipientLine(item)), kAddresseeStyle},
                                                     {colon, most, Align::kLeft, -kDashWidth}));
    longest = std::max(longest, sets.back().width);
  }
  const double left = std::max(kParagraphIndent, (kTextWidth - colon - longest) / 2);
  ASSIGN_OR_RETURN(const SetText label, setter.Set({kComponent, "Kính gửi:", kAddresseeStyle}, {left, kTextWidth - left}));
  std::vector<Strip> strips = LinesOf(label, kComponent, kAddresseeGap);
  strips.back().keep_with_next = true;
  for (SetText& set : sets) {
    Shift(left, set);
    Append(LinesOf(set, kComponent, 0), strips);
  }
  return strips;
}

}  // namespace

absl::StatusOr<std::vector<Strip>> AddresseeStrips(const TextSetter& setter, const std::vector<RecipientItem>& addressees) {
  if (addressees.empty()) return std::vector<Strip>();
  return addressees.size() == 1 ? OneAddressee(setter, addressees.front()) : SeveralAddressees(setter, addressees);
}

}  // namespace vanthu::drafting
