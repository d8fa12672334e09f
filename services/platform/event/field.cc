#include "services/platform/event/field.h"

#include <vector>

#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::event {
namespace {

constexpr size_t kShownBytesMax = 80;          // of a value that may be anything
constexpr int64_t kSecondsMin = -62135596800;  // year 1, as google.protobuf.Timestamp counts
constexpr int64_t kSecondsMax = 253402300799;  // year 9999
constexpr int32_t kNanosInSecond = 1000000000;

}  // namespace

absl::Status Malformed(std::string_view field, std::string_view value, std::string_view expected) {
  return status::Error(status::Reason::kInvalidField, {{"field", std::string(field)},
                                                       {"value", std::string(value.substr(0, kShownBytesMax))},
                                                       {"rule", absl::StrFormat("Phải là %s.", expected)},
                                                       {"rule_en", absl::StrFormat("It has to be %s.", expected)}});
}

absl::StatusOr<DispatchName> DispatchNameIn(const std::string& text) {
  const std::vector<std::string> parts = absl::StrSplit(text, '/');
  if (parts.size() != 4 || parts[0] != "agencies" || parts[2] != "dispatches") {
    return Malformed("dispatch", text, "agencies/{agency}/dispatches/{dispatch}");
  }
  DispatchName name;
  ASSIGN_OR_RETURN(name.issuer, IdentifierIn<AgencyId>("dispatch", parts[1]));
  ASSIGN_OR_RETURN(name.dispatch, IdentifierIn<DispatchId>("dispatch", parts[3]));
  return name;
}

std::string TextOf(const AgencyId& issuer, const DispatchId& dispatch) {
  return absl::StrFormat("agencies/%s/dispatches/%s", issuer.text(), dispatch.text());
}

absl::StatusOr<Recipient> RecipientIn(const std::string& text) {
  auto recipient = Recipient::Parse(text);
  if (!recipient.ok()) return Malformed("recipient", text, "agencies/{agency}[/units/{unit}]");
  return recipient;
}

absl::StatusOr<Digest> DigestIn(std::string_view field, const std::string& bytes) {
  auto digest = Digest::FromBytes(bytes);
  if (!digest.ok()) return Malformed(field, absl::StrFormat("%d byte", bytes.size()), "32 byte (SHA-256)");
  return digest;
}

absl::StatusOr<Attempt> AttemptIn(int64_t number) {
  if (number < 1) return Malformed("attempt", absl::StrFormat("%d", number), "1, 2, 3 …");
  return number;
}

absl::StatusOr<absl::Time> InstantIn(std::string_view field, bool is_given, const google::protobuf::Timestamp& timestamp) {
  const bool is_valid = is_given && timestamp.seconds() >= kSecondsMin && timestamp.seconds() <= kSecondsMax &&
                        timestamp.nanos() >= 0 && timestamp.nanos() < kNanosInSecond;
  if (!is_valid) {
    return Malformed(field, absl::StrFormat("%d s %d ns", timestamp.seconds(), timestamp.nanos()), "google.protobuf.Timestamp");
  }
  return absl::FromUnixSeconds(timestamp.seconds()) + absl::Microseconds(timestamp.nanos() / 1000);
}

google::protobuf::Timestamp TimestampOf(absl::Time instant) {
  google::protobuf::Timestamp timestamp;
  const int64_t seconds = absl::ToUnixSeconds(instant);
  timestamp.set_seconds(seconds);
  timestamp.set_nanos(static_cast<int32_t>(absl::ToInt64Microseconds(instant - absl::FromUnixSeconds(seconds)) * 1000));
  return timestamp;
}

}  // namespace vanthu::event
