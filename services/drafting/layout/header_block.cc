#include "services/drafting/layout/header_block.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/drafting/draft/document_type.h"
#include "services/platform/status/macros.h"

namespace vanthu::drafting {
namespace {

constexpr TextFrame kLeftColumn = {0, kLeftColumnWidth, Align::kCentre, 0, true};
constexpr TextFrame kRightColumn = {kRightColumnLeft, kRightColumnWidth, Align::kCentre, 0, true};
constexpr TextFrame kTitleFrame = {kTitleInset, kTextWidth - 2 * kTitleInset, Align::kCentre, 0, true};

// No-break spaces: a blank is as wide as a number written by hand, and no line ends inside it.
constexpr std::string_view kBlank = "\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0";

const std::string& FirstOf(const std::string& known, const std::string& written) { return known.empty() ? written : known; }

// I.II.4: days below 10 and the months 1 and 2 have a leading zero.
std::string DayNumber(int day) { return absl::StrFormat("%02d", day); }
std::string MonthNumber(int month) { return month <= 2 ? absl::StrFormat("%02d", month) : absl::StrCat(month); }
std::string OrBlank(const std::optional<int>& part, std::string (*text)(int)) { return part ? text(*part) : std::string(kBlank); }

// I.III.2: a boxed mark above the quốc hiệu, right of the middle.
absl::StatusOr<Strip> CirculationStrip(const TextSetter& setter, const std::string& mark, Outline& outline) {
  Strip strip;
  strip.component = {"chỉ dẫn lưu hành", "circulation mark"};
  ASSIGN_OR_RETURN(const SetText set,
                   setter.Set({strip.component, Upper(mark), kCirculationStyle},
                              {kRightColumnLeft + kBoxInset, kRightColumnWidth - 2 * kBoxInset, Align::kCentre, 0, true}));
  const double width = set.width + 2 * kBoxInset;
  const double height = std::max(kMarkHeight, set.height + kBoxInset);
  Place(set, (height - set.height) / 2, outline.Add("P"), strip);
  strip.boxes.push_back({kRightColumnLeft + (kRightColumnWidth - width) / 2, 0, width, height});
  strip.height = height;
  return strip;
}

absl::Status SetNation(const TextSetter& setter, Outline& outline, Strip& strip) {
  ASSIGN_OR_RETURN(
      const SetText name,
      setter.Set({{"quốc hiệu", "national name"}, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", kNationalNameStyle}, kRightColumn));
  ASSIGN_OR_RETURN(
      const SetText motto,
      setter.Set({{"tiêu ngữ", "national motto"}, "Độc lập - Tự do - Hạnh phúc", kNationalMottoStyle}, kRightColumn));
  Place(name, 0, outline.Add("P"), strip);
  Place(motto, name.height, outline.Add("P"), strip);
  PlaceRule(kRightColumnLeft, kRightColumnWidth, motto.width, name.height + motto.height + kRuleGap, strip);
  return absl::OkStatus();
}

absl::Status SetIssuer(const TextSetter& setter, const PageInput& input, Outline& outline, Strip& strip) {
  double y = 0;
  const std::string& parent = FirstOf(input.names.parent_body, input.draft.parent_body);
  if (!parent.empty()) {
    ASSIGN_OR_RETURN(const SetText set,
                     setter.Set({{"cơ quan chủ quản", "parent body"}, Upper(parent), kParentBodyStyle}, kLeftColumn));
    Place(set, y, outline.Add("P"), strip);
    y += set.height;
  }
  ASSIGN_OR_RETURN(
      const SetText body,
      setter.Set({{"cơ quan ban hành", "issuing body"}, Upper(IssuingBodyOf(input)), kIssuingBodyStyle}, kLeftColumn));
  Place(body, y, outline.Add("P"), strip);
  PlaceRule(0, kLeftColumnWidth, body.LastWidth() * kShortRule, y + body.height + kRuleGap, strip);
  return absl::OkStatus();
}

absl::StatusOr<Strip> NamesStrip(const TextSetter& setter, const PageInput& input, Outline& outline) {
  Strip strip;
  strip.component = {"cơ quan ban hành", "issuing body"};
  strip.gap_before = kCirculationGap;
  RETURN_IF_ERROR(SetNation(setter, outline, strip));
  RETURN_IF_ERROR(SetIssuer(setter, input, outline, strip));
  return strip;
}

absl::StatusOr<Strip> NumberStrip(const TextSetter& setter, const PageInput& input, Outline& outline) {
  Strip strip;
  strip.component = {"số, ký hiệu, ngày", "number, symbol, date"};
  strip.gap_before = kNumberGap;
  ASSIGN_OR_RETURN(const SetText number,
                   setter.Set({{"số, ký hiệu", "number and symbol"}, NumberLine(input), kNumberStyle}, kLeftColumn));
  ASSIGN_OR_RETURN(const SetText date,
                   setter.Set({{"địa danh, ngày", "place and date"}, PlaceAndDateLine(input), kPlaceAndDateStyle}, kRightColumn));
  const double baseline = std::max(number.FirstBaseline(), date.FirstBaseline());
  Place(number, baseline - number.FirstBaseline(), outline.Add("P"), strip);
  Place(date, baseline - date.FirstBaseline(), outline.Add("P"), strip);
  return strip;
}

absl::StatusOr<std::vector<Strip>> LetterAbstract(const TextSetter& setter, const Draft& draft, Outline& outline) {
  if (draft.abstract.empty()) return std::vector<Strip>();
  const status::Bilingual component = {"trích yếu", "abstract"};
  ASSIGN_OR_RETURN(const SetText set,
                   setter.Set({component, absl::StrCat("V/v ", draft.abstract), kLetterAbstractStyle}, kLeftColumn));
  return LinesOf(set, component, kLetterAbstractGap, outline.Add(outline.HeadingType(kTitleRank)));
}

std::string_view UrgencyWords(Urgency urgency) {
  if (urgency == Urgency::kFlash) return "HỎA TỐC";
  return urgency == Urgency::kVeryUrgent ? "THƯỢNG KHẨN" : "KHẨN";
}

absl::StatusOr<Strip> UrgencyStrip(const TextSetter& setter, Urgency urgency, Outline& outline) {
  Strip strip;
  strip.component = {"độ khẩn", "urgency"};
  strip.gap_before = kUrgencyGap;
  const double width = UrgencyWidth(urgency);
  const double left = (kLeftColumnWidth - width) / 2;
  ASSIGN_OR_RETURN(const SetText set, setter.Set({strip.component, std::string(UrgencyWords(urgency)), kUrgencyStyle},
                                                 {left, width, Align::kCentre}));
  Place(set, (kMarkHeight - set.height) / 2, outline.Add("P"), strip, kStampRed);
  strip.boxes.push_back({left, 0, width, kMarkHeight, kStampRed});
  strip.height = kMarkHeight;
  return strip;
}

// I.II.5a: for every type but công văn, the type's name and under it the abstract with its rule.
absl::StatusOr<std::vector<Strip>> Title(const TextSetter& setter, const Draft& draft, Outline& outline) {
  const status::Bilingual component = {"tên loại, trích yếu", "type name, abstract"};
  const int heading = outline.Add(outline.HeadingType(kTitleRank));
  ASSIGN_OR_RETURN(const SetText name, setter.Set({component, Upper(FactsOf(draft.type).name), kTypeNameStyle}, kTitleFrame));
  std::vector<Strip> strips = LinesOf(name, component, kTitleGap, heading);
  if (draft.abstract.empty()) return strips;
  strips.back().keep_with_next = true;
  ASSIGN_OR_RETURN(const SetText abstract, setter.Set({component, draft.abstract, kNamedAbstractStyle}, kTitleFrame));
  Append(LinesOf(abstract, component, 0, heading), strips);
  Strip& last = strips.back();
  PlaceRule(0, kTextWidth, abstract.LastWidth() * kShortRule, last.height + kRuleGap, last);
  return strips;
}

}  // namespace

std::string IssuingBodyOf(const PageInput& input) { return FirstOf(input.names.issuing_body, input.draft.issuing_body); }

std::string NumberLine(const PageInput& input) {
  if (input.number) return absl::StrCat("Số: ", input.number->Text());
  const std::string& notation = input.draft.symbol.notation;
  return notation.empty() ? absl::StrFormat("Số:%s", kBlank) : absl::StrFormat("Số:%s/%s", kBlank, notation);
}

std::string PlaceAndDateLine(const PageInput& input) {
  const PlaceAndDate& written = input.draft.place_and_date;
  std::optional<int> day = written.day;
  std::optional<int> month = written.month;
  std::string year = written.year ? absl::StrCat(*written.year) : std::string(kBlank);
  if (input.day) {
    day = input.day->day();
    month = input.day->month();
    year = absl::StrCat(input.day->year());
  }
  const std::string& place = FirstOf(input.names.place, written.place);
  return absl::StrFormat("%s%sngày %s tháng %s năm %s", place, place.empty() ? "" : ", ", OrBlank(day, DayNumber),
                         OrBlank(month, MonthNumber), year);
}

absl::StatusOr<std::vector<Strip>> HeaderStrips(const TextSetter& setter, const PageInput& input, Outline& outline) {
  const Draft& draft = input.draft;
  std::vector<Strip> strips;
  if (!draft.circulation_mark.empty()) {
    ASSIGN_OR_RETURN(strips.emplace_back(), CirculationStrip(setter, draft.circulation_mark, outline));
  }
  ASSIGN_OR_RETURN(strips.emplace_back(), NamesStrip(setter, input, outline));
  ASSIGN_OR_RETURN(strips.emplace_back(), NumberStrip(setter, input, outline));
  const bool letter = draft.type == DocumentType::kOfficialLetter;
  if (letter) {
    ASSIGN_OR_RETURN(std::vector<Strip> abstract, LetterAbstract(setter, draft, outline));
    Append(std::move(abstract), strips);
  }
  if (draft.urgency != Urgency::kNormal) {
    ASSIGN_OR_RETURN(strips.emplace_back(), UrgencyStrip(setter, draft.urgency, outline));
  }
  if (!letter) {
    ASSIGN_OR_RETURN(std::vector<Strip> title, Title(setter, draft, outline));
    Append(std::move(title), strips);
  }
  return strips;
}

}  // namespace vanthu::drafting
