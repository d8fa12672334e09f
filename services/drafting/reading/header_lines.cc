#include "services/drafting/reading/header_lines.h"

#include <algorithm>
#include <array>
#include <map>

#include "absl/strings/str_replace.h"
#include "services/drafting/reading/agency_names.h"
#include "services/drafting/reading/pattern.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"
#include "services/platform/text/utf8.h"

namespace vanthu::drafting {
namespace {

constexpr std::string_view kNation = "conghoaxahoichunghiavietnam", kMotto = "doclaptudohanhphuc";
constexpr std::string_view kOfSectors = "liennganh", kOfOrganisations = "lientich";
constexpr size_t kMarkBytesMax = 60;
constexpr size_t kLabelLineBytesMax = 160;

std::string LettersOnly(const std::string& folded) {
  std::string letters;
  std::copy_if(folded.begin(), folded.end(), std::back_inserter(letters), [](char c) { return c >= 'a' && c <= 'z'; });
  return letters;
}

// The words of a line that may be a mark, in small letters and without blanks, frame and stop: marks are set with spaced letters
// ("T Ố I  M Ậ T"), and "Độ khẩn : Hỏa tốc." says the same as the stamp.
std::string MarkWords(std::string_view text, std::string_view label) {
  if (text.size() > kMarkBytesMax) return "";
  std::string words = absl::StrReplaceAll(text::Lower(text::CollapseBlanks(text)), {{" ", ""}});
  const bool boxed =
      words.size() > 2 && ((words.front() == '[' && words.back() == ']') || (words.front() == '(' && words.back() == ')'));
  if (boxed) words = words.substr(1, words.size() - 2);
  if (words.compare(0, label.size(), label) == 0) words.erase(0, label.size());
  while (!words.empty() && (words.back() == '.' || words.back() == '*' || words.back() == '!')) words.pop_back();
  return words;
}

// Names of types by their letters: diacritics are spelt in several ways (THOẢ, THỎA), and titles are set with spaced letters.
const std::map<std::string, DocumentType, std::less<>>& TypesByLetters() {
  static const auto* const kTypes = [] {
    auto* types = new std::map<std::string, DocumentType, std::less<>>;
    for (const DocumentTypeFacts& facts : DocumentTypes()) (*types)[LettersOnly(text::Fold(facts.name))] = facts.type;
    return types;
  }();
  return *kTypes;
}

std::optional<Title> TitleBefore(std::string_view text, size_t end) {
  const std::string_view name = text::Trim(text.substr(0, end));
  if (!text::IsInCapitals(name)) return std::nullopt;
  std::string letters = LettersOnly(text::Fold(name));
  for (const std::string_view rest : {kOfSectors, kOfOrganisations}) {
    if (letters.ends_with(rest)) letters.resize(letters.size() - rest.size());
  }
  const auto found = TypesByLetters().find(letters);
  if (found == TypesByLetters().end()) return std::nullopt;
  return Title{found->second, text::Trim(text.substr(end))};
}

}  // namespace

bool IsNationalName(const std::string& folded) {
  if (folded.size() > kLabelLineBytesMax) return false;
  const std::string letters = LettersOnly(folded);
  return letters == kNation || letters == kMotto;
}

bool BeginsNationalName(const std::string& folded) {
  static constexpr size_t kLettersMin = 3;
  if (folded.size() > kLabelLineBytesMax) return false;
  const std::string letters = LettersOnly(folded);
  return letters.size() >= kLettersMin && (kNation.starts_with(letters) || kMotto.starts_with(letters));
}

bool IsSymbolLine(const std::string& folded) {
  static const auto& kPattern = *new Pattern(
      R"(^so ?[:.]? ?([0-9]{1,9}|[0-9]{1,6} ?[a-z]{1,3}|[0-9]{1,3}(\.[0-9]{3})+|x{1,4}|[._…]*) ?/ ?[a-z0-9][^\s,;]*( ?- ?[^\s,;]+)*$|^so ?: ?[0-9]{0,9}$)");
  return folded.size() < kLabelLineBytesMax && kPattern.Matches(folded);
}

bool IsPlaceAndDateLine(const std::string& folded) {
  static const auto& kPattern = *new Pattern(
      R"(^[^0-9:;/]{0,80}( [0-9]{1,2} ?,)? ?\bngay ?[0-9._… ]{0,12} ?thang ?[0-9._… ]{0,12} ?nam ?[0-9._… ]{0,12}$|^[^0-9:;/.]{1,60}( [0-9]{1,2})?, ?ngay ?[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}\.?$|^[^0-9:;/.]{1,60}, ?ngay ?[0-9._… ]{0,8}/ ?[0-9._… ]{0,8}/ ?[0-9._… ]{0,8}$)");
  static const auto& kFigures = *new Pattern(R"(^[^0-9:;/.,]{1,30}, ?[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}\.?$)");
  static const auto& kWeekday = *new Pattern(R"(^(thu (hai|ba|tu|nam|sau|bay)|chu nhat)\b)");  // of a web page
  if (folded.size() >= kLabelLineBytesMax) return false;
  return kPattern.Matches(folded) || (kFigures.Matches(folded) && !kWeekday.Matches(folded));
}

bool IsSubjectLabel(const std::string& folded) {
  static const auto& kPattern = *new Pattern(R"(^v ?/ ?v\b)");
  return kPattern.Matches(folded);
}

bool IsAddresseesLabel(const std::string& folded) {
  static const auto& kPattern = *new Pattern(R"(^kinh ?gui ?(:|$|[-+] ?\S))");
  static const std::string kWithoutColon = "kinh gui ";
  if (kPattern.Matches(folded)) return true;
  return folded.size() < kLabelLineBytesMax && folded.compare(0, kWithoutColon.size(), kWithoutColon) == 0 &&
         IsAgencyName(folded.substr(kWithoutColon.size()));
}

bool IsRecipientsLabel(const std::string& folded) {
  static const auto& kPattern = *new Pattern(R"(^noi ?nhan ?(:|$))");
  return kPattern.Matches(folded);
}

bool IsHeaderLine(const std::string& folded) {
  return IsNationalName(folded) || IsSymbolLine(folded) || IsPlaceAndDateLine(folded) || IsSubjectLabel(folded);
}

bool IsRule(std::string_view text) {
  static constexpr std::u32string_view kDrawn = U"-_=*~–—―─━.|+:•";
  const auto points = text::CodePoints(text);
  return std::all_of(points.begin(), points.end(), [](const text::CodePoint& point) {
    return kDrawn.find(point.value) != std::u32string_view::npos || text::IsBlank(point.value);
  });
}

bool IsBodyStart(const std::string& folded) {
  static const auto& kPattern = *new Pattern(R"(^can cu |^dieu [0-9]+|^[0-9]+[.)] |^[ivx]+\. )");
  return kPattern.Matches(folded);
}

std::optional<Urgency> UrgencyMark(std::string_view text) {
  static const auto& kMarks = *new std::map<std::string, Urgency>{
      {"khẩn", Urgency::kUrgent}, {"thượngkhẩn", Urgency::kVeryUrgent}, {"hỏatốc", Urgency::kFlash}, {"hoảtốc", Urgency::kFlash}};
  const auto found = kMarks.find(MarkWords(text, "độkhẩn:"));
  if (found == kMarks.end()) return std::nullopt;
  return found->second;
}

std::optional<std::string> SecrecyMark(std::string_view text) {
  static const auto& kMarks =
      *new std::map<std::string, std::string>{{"mật", "MẬT"}, {"tốimật", "TỐI MẬT"}, {"tuyệtmật", "TUYỆT MẬT"}};
  const auto found = kMarks.find(MarkWords(text, "độmật:"));
  if (found == kMarks.end()) return std::nullopt;
  return found->second;
}

std::optional<std::string> CirculationMark(std::string_view text) {
  static const auto& kMarks = *new std::map<std::string, std::string>{
      {"lưuhànhnộibộ", "LƯU HÀNH NỘI BỘ"}, {"xemxongtrảlại", "XEM XONG TRẢ LẠI"}, {"tàiliệuthuhồi", "TÀI LIỆU THU HỒI"}};
  const auto found = kMarks.find(MarkWords(text, "phạmvilưuhành:"));
  if (found == kMarks.end()) return std::nullopt;
  return found->second;
}

bool IsMark(std::string_view text) { return UrgencyMark(text) || SecrecyMark(text) || CirculationMark(text); }

std::optional<Title> TypeTitle(std::string_view text) {
  static const auto& kAbstract = *new Pattern(R"( (ve|v ?/ ?v) )");
  if (!text::StartsWithUpperCase(text) || text.find(':') != std::string_view::npos) return std::nullopt;
  if (!text::HasLowerCase(text)) return TitleBefore(text, text.size());
  const auto abstract = kAbstract.FindIn(text);
  if (!abstract || !text::StartsWithUpperCase((*abstract)[1])) return std::nullopt;
  return TitleBefore(text, static_cast<size_t>((*abstract)[1].data() - text.data()));
}

bool IsOfSeveralSectors(std::string_view title) {
  const std::string letters = LettersOnly(text::Fold(title));
  return letters.find(kOfSectors) != std::string::npos || letters.find(kOfOrganisations) != std::string::npos;
}

}  // namespace vanthu::drafting
