#include "gateway/cli/server/json_fields.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"

namespace vanthu::cli {

std::string TextAt(const Json& object, const char* key) {
  const auto found = object.is_object() ? object.find(key) : object.end();
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

int64_t NumberAt(const Json& object, const char* key) {
  const auto found = object.is_object() ? object.find(key) : object.end();
  if (found == object.end()) return 0;
  if (found->is_number_integer()) return found->get<int64_t>();
  int64_t number = 0;
  return found->is_string() && absl::SimpleAtoi(found->get<std::string>(), &number) ? number : 0;
}

const Json& ListAt(const Json& object, const char* key) {
  static const Json kEmpty = Json::array();
  const auto found = object.is_object() ? object.find(key) : object.end();
  return found != object.end() && found->is_array() ? *found : kEmpty;
}

std::string InstantText(const std::string& instant) {
  absl::Time at;
  if (!absl::ParseTime(absl::RFC3339_full, instant, &at, nullptr)) return instant;
  return absl::FormatTime("%H:%M %d/%m/%Y", at, absl::FixedTimeZone(7 * 3600));
}

std::string DayText(const std::string& day) {
  absl::CivilDay parsed;
  if (!absl::ParseCivilTime(day, &parsed)) return day;
  return absl::FormatTime("%d/%m/%Y", absl::FromCivil(parsed, absl::UTCTimeZone()), absl::UTCTimeZone());
}

}  // namespace vanthu::cli
