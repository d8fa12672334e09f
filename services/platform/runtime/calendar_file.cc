#include "services/platform/runtime/calendar_file.h"

#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/platform/calendar/vietnam_calendar.h"
#include "services/platform/runtime/config_file.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/dispatch.h"
#include "vanthu/config/v1/working_calendar.pb.h"

namespace vanthu::runtime {
namespace {

// Reads the days of one year.
class YearReader {
 public:
  YearReader(const std::string& path, int year) : path_(path), year_(year) {}

  absl::StatusOr<absl::CivilDay> Day(const std::string& text) const {
    auto day = ParseDay(text);
    if (day.ok() && day->year() == year_) return day;
    return Wrong(absl::StrCat("\"", text, "\": ngày của năm này, dạng 2024-05-30"),
                 absl::StrCat("\"", text, "\": a day of this year is wanted, as 2024-05-30"));
  }

  absl::StatusOr<std::optional<absl::CivilDay>> OptionalDay(const std::string& text) const {
    if (text.empty()) return std::optional<absl::CivilDay>();
    ASSIGN_OR_RETURN(const absl::CivilDay day, Day(text));
    return std::optional(day);
  }

  template <class Texts>
  absl::StatusOr<std::vector<absl::CivilDay>> Days(const Texts& texts) const {
    std::vector<absl::CivilDay> days;
    for (const std::string& text : texts) {
      ASSIGN_OR_RETURN(const absl::CivilDay day, Day(text));
      days.push_back(day);
    }
    return days;
  }

  absl::Status Wrong(std::string vietnamese, std::string english) const {
    return status::Error(status::Reason::kConfigInvalid, {{"name", path_},
                                                          {"field", absl::StrCat("years: ", year_)},
                                                          {"cause", std::move(vietnamese)},
                                                          {"cause_en", std::move(english)}});
  }

 private:
  const std::string& path_;
  const int year_;
};

absl::StatusOr<calendar::YearDecision> DecisionOf(const config::v1::WorkingCalendarYear& year, const YearReader& reader) {
  calendar::YearDecision decision{.year = year.year()};
  ASSIGN_OR_RETURN(decision.tet_from, reader.OptionalDay(year.tet_from()));
  ASSIGN_OR_RETURN(decision.national_day_with, reader.OptionalDay(year.national_day_with()));
  ASSIGN_OR_RETURN(decision.days_off, reader.Days(year.days_off()));
  ASSIGN_OR_RETURN(decision.days_worked, reader.Days(year.days_worked()));
  return decision;
}

}  // namespace

absl::StatusOr<calendar::WorkingCalendar> LoadCalendarFile(const std::string& path) {
  config::v1::WorkingCalendar file;
  RETURN_IF_ERROR(LoadConfigFile(path, &file));
  std::set<int> seen;
  std::vector<calendar::YearDecision> decisions;
  for (const config::v1::WorkingCalendarYear& year : file.years()) {
    const YearReader reader(path, year.year());
    if (!seen.insert(year.year()).second) return reader.Wrong("năm được ghi hai lần", "the year is there twice");
    ASSIGN_OR_RETURN(calendar::YearDecision decision, DecisionOf(year, reader));
    decisions.push_back(std::move(decision));
  }
  return calendar::VietnamCalendar(decisions);
}

}  // namespace vanthu::runtime
