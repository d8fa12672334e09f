#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::directory {

absl::Status InvalidField(std::string_view field, std::string_view value, std::string_view rule, std::string_view rule_en);

// The id in "<collection>/{id}". INVALID_FIELD for any other form.
absl::StatusOr<std::string> IdOfName(std::string_view field, std::string_view name, std::string_view collection);

// The ids in "agencies/{agency}/<collection>/{id}".
struct NameInAgency {
  AgencyId agency;
  std::string id;
};
absl::StatusOr<NameInAgency> IdsOfName(std::string_view field, std::string_view name, std::string_view collection);

absl::StatusOr<AgencyId> AgencyIdOf(std::string_view field, std::string_view name);
// Empty for an empty name.
absl::StatusOr<AgencyId> OptionalAgencyIdOf(std::string_view field, std::string_view name);

absl::StatusOr<absl::CivilDay> DayOf(std::string_view field, std::string_view text);
absl::StatusOr<std::optional<absl::CivilDay>> OptionalDayOf(std::string_view field, std::string_view text);

// As the house keeps text: NFC, runs of blanks as one.
std::string CleanText(std::string_view text);

}  // namespace vanthu::directory
