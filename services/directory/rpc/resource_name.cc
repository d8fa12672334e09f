#include "services/directory/rpc/resource_name.h"

#include <vector>

#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "services/platform/status/macros.h"
#include "services/platform/text/lines.h"
#include "services/platform/text/nfc.h"
#include "services/platform/vocabulary/dispatch.h"

namespace vanthu::directory {
namespace {

absl::Status WrongName(std::string_view field, std::string_view name, std::string_view form) {
  return InvalidField(field, name, absl::StrFormat("Tên có dạng %s.", form), absl::StrFormat("A name has the form %s.", form));
}

std::vector<std::string> PartsOf(std::string_view name) { return absl::StrSplit(std::string(name), '/'); }

}  // namespace

absl::Status InvalidField(std::string_view field, std::string_view value, std::string_view rule, std::string_view rule_en) {
  return status::Error(status::Reason::kInvalidField, {{"field", std::string(field)},
                                                       {"value", std::string(value)},
                                                       {"rule", std::string(rule)},
                                                       {"rule_en", std::string(rule_en)}});
}

absl::StatusOr<std::string> IdOfName(std::string_view field, std::string_view name, std::string_view collection) {
  const std::vector<std::string> parts = PartsOf(name);
  if (parts.size() == 2 && parts[0] == collection && IsIdentifierText(parts[1])) return parts[1];
  return WrongName(field, name, absl::StrFormat("%s/{id}", collection));
}

absl::StatusOr<NameInAgency> IdsOfName(std::string_view field, std::string_view name, std::string_view collection) {
  const std::vector<std::string> parts = PartsOf(name);
  if (parts.size() == 4 && parts[0] == "agencies" && parts[2] == collection && IsIdentifierText(parts[1]) &&
      IsIdentifierText(parts[3])) {
    return NameInAgency{AgencyId::Trusted(parts[1]), parts[3]};
  }
  return WrongName(field, name, absl::StrFormat("agencies/{agency}/%s/{id}", collection));
}

absl::StatusOr<AgencyId> AgencyIdOf(std::string_view field, std::string_view name) {
  ASSIGN_OR_RETURN(std::string id, IdOfName(field, name, "agencies"));
  return AgencyId::Trusted(std::move(id));
}

absl::StatusOr<AgencyId> OptionalAgencyIdOf(std::string_view field, std::string_view name) {
  if (name.empty()) return AgencyId();
  return AgencyIdOf(field, name);
}

absl::StatusOr<absl::CivilDay> DayOf(std::string_view field, std::string_view text) {
  const auto day = ParseDay(text);
  if (day.ok()) return *day;
  return InvalidField(field, text, "Ngày có dạng 2024-05-30.", "A day has the form 2024-05-30.");
}

absl::StatusOr<std::optional<absl::CivilDay>> OptionalDayOf(std::string_view field, std::string_view text) {
  if (text.empty()) return std::optional<absl::CivilDay>();
  ASSIGN_OR_RETURN(const absl::CivilDay day, DayOf(field, text));
  return std::optional<absl::CivilDay>(day);
}

std::string CleanText(std::string_view text) { return text::CollapseBlanks(text::ToNfc(text)); }

}  // namespace vanthu::directory
