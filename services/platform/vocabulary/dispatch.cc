#include "services/platform/vocabulary/dispatch.h"

#include <string>
#include <vector>

#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "absl/time/time.h"

namespace vanthu {
namespace {

absl::TimeZone VietnamTime() { return absl::FixedTimeZone(7 * 60 * 60); }

}  // namespace

std::string Recipient::Name() const {
  if (!unit) return absl::StrFormat("agencies/%s", agency.text());
  return absl::StrFormat("agencies/%s/units/%s", agency.text(), unit->text());
}

absl::StatusOr<Recipient> Recipient::Parse(std::string_view name) {
  const std::vector<std::string> parts = absl::StrSplit(std::string(name), '/');
  const bool is_agency = parts.size() == 2 && parts[0] == "agencies";
  const bool is_unit = parts.size() == 4 && parts[0] == "agencies" && parts[2] == "units";
  if (!is_agency && !is_unit) {
    return absl::InvalidArgumentError(absl::StrFormat("\"%s\" is neither agencies/{agency} nor …/units/{unit}", name));
  }
  Recipient recipient;
  auto agency = AgencyId::Of(parts[1]);
  if (!agency.ok()) return agency.status();
  recipient.agency = *agency;
  if (is_unit) {
    auto unit = UnitId::Of(parts[3]);
    if (!unit.ok()) return unit.status();
    recipient.unit = *unit;
  }
  return recipient;
}

std::string DispatchNumber::Text() const { return absl::StrFormat("%02d/%s", number, notation); }

std::string ReceiptStatusCode(ReceiptStatus status) { return absl::StrFormat("%02d", static_cast<int>(status)); }

std::string InboxTopic(const AgencyId& recipient) { return absl::StrFormat("vanthu.v1.inbox.%s", recipient.text()); }

std::string ReceiptsTopic(const AgencyId& issuer) { return absl::StrFormat("vanthu.v1.receipts.%s", issuer.text()); }

absl::CivilDay DayInVietnam(absl::Time instant) { return absl::ToCivilDay(instant, VietnamTime()); }

std::string DayText(absl::CivilDay day) { return absl::FormatCivilTime(day); }

absl::StatusOr<absl::CivilDay> ParseDay(std::string_view text) {
  absl::CivilDay day;
  if (text.size() == 10 && absl::ParseCivilTime(std::string(text), &day)) return day;
  return absl::InvalidArgumentError(absl::StrFormat("\"%s\" is no day of the form 2024-05-30", text));
}

std::string InstantText(absl::Time instant) { return absl::FormatTime("%Y-%m-%dT%H:%M:%E6SZ", instant, absl::UTCTimeZone()); }

absl::StatusOr<absl::Time> ParseInstant(std::string_view text) {
  absl::Time instant;
  std::string error;
  if (text.size() == 27 && absl::ParseTime("%Y-%m-%dT%H:%M:%E6SZ", std::string(text), &instant, &error)) return instant;
  return absl::InvalidArgumentError(absl::StrFormat("\"%s\" is no instant of the form 2024-05-30T01:02:03.000004Z", text));
}

}  // namespace vanthu
