#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "google/protobuf/timestamp.pb.h"
#include "services/platform/vocabulary/digest.h"
#include "services/platform/vocabulary/dispatch.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::event {

// Fields of records from outside: each is judged, and refused as INVALID_FIELD with its name, the value, and what it should be.

absl::Status Malformed(std::string_view field, std::string_view value, std::string_view expected);

template <class Id>
absl::StatusOr<Id> IdentifierIn(std::string_view field, const std::string& text) {
  if (!IsIdentifierText(text)) return Malformed(field, text, "[a-z0-9-]{1,63} (AIP-122)");
  return Id::Trusted(text);
}

// "agencies/{issuer}/dispatches/{dispatch}"
struct DispatchName {
  AgencyId issuer;
  DispatchId dispatch;
};
absl::StatusOr<DispatchName> DispatchNameIn(const std::string& text);
std::string TextOf(const AgencyId& issuer, const DispatchId& dispatch);

absl::StatusOr<Recipient> RecipientIn(const std::string& text);
absl::StatusOr<Digest> DigestIn(std::string_view field, const std::string& bytes);
absl::StatusOr<Attempt> AttemptIn(int64_t number);
// Whole microseconds, years 1 to 9999.
absl::StatusOr<absl::Time> InstantIn(std::string_view field, bool is_given, const google::protobuf::Timestamp& timestamp);
google::protobuf::Timestamp TimestampOf(absl::Time instant);

}  // namespace vanthu::event
