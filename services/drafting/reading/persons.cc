#include "services/drafting/reading/persons.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/drafting/reading/agency_names.h"
#include "services/drafting/reading/pattern.h"
#include "services/drafting/reading/remarks.h"
#include "services/drafting/reading/signing_lines.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"

namespace vanthu::drafting {
namespace {

constexpr size_t kItemBytesMax = 400;

// Takes the words by which a person is addressed from the front of `text`; whether there were any. With their diacritics, for
// "chị" and "chi" are not the same.
bool TakeHonorifics(std::string_view& text) {
  static constexpr std::string_view kBetween[] = {"các", "và", ",", "/", "(", ")", ":"};
  static constexpr std::string_view kHonorifics[] = {"ông", "bà", "anh", "chị", "đồng chí", "đ/c", "ngài"};
  const auto take = [&](std::string_view word) {
    if (text.size() < word.size() || text::Lower(text.substr(0, word.size())) != word) return false;
    const std::string_view rest = text.substr(word.size());
    const bool ends = rest.empty() || std::string_view(" ,/():").find(rest.front()) != std::string_view::npos || word.size() == 1;
    if (ends) text = text::Trim(rest);
    return ends;
  };
  bool any = false;
  for (bool more = true; more && !text.empty();) {
    const bool honorific = std::any_of(std::begin(kHonorifics), std::end(kHonorifics), take);
    any = any || honorific;
    more = honorific || std::any_of(std::begin(kBetween), std::end(kBetween), take);
  }
  return any;
}

// An office written as a name is ("Chủ Tịch Tỉnh") is none.
bool BeginsOffice(std::string_view text) {
  static const auto& kPattern = *new Pattern(
      R"(^(chu tich|pho|giam doc|tong|truong|bi thu|bo truong|thu truong|thu tuong|chanh|cuc truong|hieu truong|vien truong|thanh vien|lanh dao|dai bieu|uy vien)\b)");
  return kPattern.Matches(text::Fold(text));
}

// Up to what is said of the person: "…, Phó Trưởng phòng", "… - Kế toán", "… và bà …".
std::string_view FirstName(std::string_view text) {
  for (const std::string_view end : {",", ";", ":", " - ", " – ", " và ", "("}) text = text.substr(0, text.find(end));
  return text::Trim(text);
}

bool BeginsWithSurname(std::string_view name) {
  static const auto& kSurnames = *new std::set<std::string, std::less<>>{
      "nguyễn", "trần",  "lê",  "phạm",  "hoàng", "huỳnh", "phan",  "vũ",    "võ",    "đặng", "bùi",  "đỗ",     "hồ",
      "ngô",    "dương", "lý",  "đinh",  "tô",    "trịnh", "đào",   "lương", "phùng", "tạ",   "chu",  "trương", "vương",
      "quách",  "lò",    "cầm", "quàng", "tòng",  "bạc",   "giàng", "sùng",  "vàng",  "mùa",  "thào", "hà",     "cao"};
  return kSurnames.count(text::Lower(name.substr(0, name.find(' ')))) > 0;
}

bool HasThreeWords(std::string_view name) { return std::count(name.begin(), name.end(), ' ') >= 2; }

}  // namespace

bool IsPerson(const RecipientItem& item) {
  std::string_view text = text::Trim(item.text);
  if (text.size() > kItemBytesMax) return false;
  if (TakeHonorifics(text)) {
    static const auto& kListed = *new Pattern(R"(^co ten\b)");
    return kListed.Matches(text::Fold(text)) || (IsPersonalName(FirstName(text)) && !BeginsOffice(text));
  }
  const std::string_view name = FirstName(text);
  return IsPersonalName(name) && HasThreeWords(name) && BeginsWithSurname(name) && !IsAgencyName(text::Fold(name));
}

void SayPersons(std::string_view field, const std::vector<RecipientItem>& items, Draft& draft) {
  for (const RecipientItem& item : items) {
    if (!IsPerson(item)) continue;
    SayUndecided(
        draft, field, absl::StrCat("\"", item.text, "\" là người, không phải cơ quan: hệ thống không gửi, hãy trao bản riêng."),
        absl::StrCat("\"", item.text, "\" is a person, no agency: nothing is sent to them, hand their copy over."), item.span);
  }
}

}  // namespace vanthu::drafting
