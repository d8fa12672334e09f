#include <array>
#include <string>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "re2/re2.h"
#include "services/drafting/format/rule_groups.h"
#include "services/platform/text/lines.h"

namespace vanthu::drafting {
namespace {

constexpr char kWrittenPointer[] = "/place_and_date/written";
constexpr char kRight[] = "Sơn Thủy, ngày 05 tháng 01 năm 2025";

void Add(const CheckInput& input, std::string_view value, Report& report, std::optional<Fix> fix = std::nullopt) {
  report.Add({"place_and_date", std::nullopt, input.draft.place_and_date.span}, value, std::move(fix));
}

void CheckDateGiven(const CheckInput& input, Report& report) {
  const PlaceAndDate& given = input.draft.place_and_date;
  if (!given.day || !given.month || !given.year) Add(input, given.written, report);
}

// The parts of the line as they are written; a blank part is empty or dots.
struct Parts {
  std::string place, day, month, year;

  // As the decree writes them around the numbers.
  std::string Joined() const {
    return text::CollapseBlanks(absl::StrCat(place, place.empty() ? "" : ", ", "ngày ", day, " tháng ", month, " năm ", year));
  }
};

std::optional<Parts> PartsOf(const std::string& written) {
  static const auto& kLine =
      *new re2::RE2(R"((?i)^(.*?)[\s,]*ngày\s*([0-9._… ]*?)\s*tháng\s*([0-9._… ]*?)\s*năm\s*([0-9._… ]*?)\s*$)");
  static const auto& kYearWithMark = *new re2::RE2(R"(^([0-9]{4})[.]$)");
  Parts parts;
  if (!re2::RE2::FullMatch(text::CollapseBlanks(written), kLine, &parts.place, &parts.day, &parts.month, &parts.year)) {
    return std::nullopt;
  }
  re2::RE2::Replace(&parts.year, kYearWithMark, "\\1");
  return parts;
}

// Below 10 two digits for a day, one for a month but January and February; blanks and dots stay.
std::string WithZero(const std::string& digits, int least_without) {
  int value = 0;
  if (!absl::SimpleAtoi(digits, &value)) return digits;
  return value < least_without ? absl::StrFormat("%02d", value) : absl::StrCat(value);
}

void CheckZeros(const CheckInput& input, Report& report) {
  const std::string& written = input.draft.place_and_date.written;
  const auto parts = PartsOf(written);
  if (!parts) return;
  Parts right = *parts;
  right.day = WithZero(parts->day, 10);
  right.month = WithZero(parts->month, 3);
  if (right.day != parts->day || right.month != parts->month)
    Add(input, written, report, Fix{kWrittenPointer, right.Joined(), {}});
}

void CheckForm(const CheckInput& input, Report& report) {
  const std::string& written = input.draft.place_and_date.written;
  const auto parts = PartsOf(written);
  if (parts && parts->Joined() != text::CollapseBlanks(written))
    Add(input, written, report, Fix{kWrittenPointer, parts->Joined(), {}});
}

void CheckPlaceGiven(const CheckInput& input, Report& report) {
  const PlaceAndDate& given = input.draft.place_and_date;
  if (!given.written.empty() && given.place.empty()) Add(input, given.written, report);
}

void CheckDayExists(const CheckInput& input, Report& report) {
  static constexpr std::array<int, 12> kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const PlaceAndDate& given = input.draft.place_and_date;
  if (!given.day || !given.month || *given.month < 1 || *given.month > 12) return;
  const int year = given.year.value_or(2000);
  const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const int last = *given.month == 2 && !is_leap ? 28 : kDays[static_cast<size_t>(*given.month) - 1];
  if (*given.day < 1 || *given.day > last) Add(input, given.written, report);
}

constexpr Rule kRules[] = {
    {"TG-01",
     "Phụ lục I, mục II.4",
     Severity::kNote,
     Fixing::kByHand,
     {"Chưa đủ ngày, tháng, năm: ngày ban hành được ghi khi phát hành.",
      "Day, month or year is blank: the date of issue is set when the dispatch is issued."},
     {kRight, "Sơn Thủy, ngày … tháng … năm 2025"},
     CheckDateGiven},
    {"TG-02",
     "Phụ lục I, mục II.4",
     Severity::kWarning,
     Fixing::kSafe,
     {"Ngày nhỏ hơn 10 và tháng 1, tháng 2 ghi thêm số 0 phía trước; ngày, tháng khác không thêm.",
      "Days below 10 and the months 1 and 2 have a leading zero; other days and months have none."},
     {"Sơn Thủy, ngày 05 tháng 6 năm 2025", "Sơn Thủy, ngày 5 tháng 06 năm 2025"},
     CheckZeros},
    {"TG-03",
     "Phụ lục I, mục II.4",
     Severity::kWarning,
     Fixing::kSafe,
     {"Sau địa danh có dấu phẩy; các chữ ngày, tháng, năm ghi thường; cuối dòng không có dấu.",
      "A comma follows the place; the words ngày, tháng, năm are in lower case; no mark ends the line."},
     {kRight, "Sơn Thủy ngày 05 tháng 01 năm 2025."},
     CheckForm},
    {"TG-04",
     "Phụ lục I, mục II.4",
     Severity::kWarning,
     Fixing::kByHand,
     {"Trước ngày, tháng, năm phải có địa danh.", "The place stands before the date."},
     {kRight, "ngày 05 tháng 01 năm 2025"},
     CheckPlaceGiven},
    {"TG-05",
     "Phụ lục I, mục II.4",
     Severity::kError,
     Fixing::kByHand,
     {"Ngày ban hành phải là ngày có thật.", "The date of issue must be a day that exists."},
     {"Sơn Thủy, ngày 28 tháng 02 năm 2025", "Sơn Thủy, ngày 29 tháng 02 năm 2025"},
     CheckDayExists},
};

}  // namespace

std::span<const Rule> DateRules() { return kRules; }

}  // namespace vanthu::drafting
