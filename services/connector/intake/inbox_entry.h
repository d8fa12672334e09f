#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/connector/receipt/receipt.h"
#include "services/platform/vocabulary/digest.h"
#include "services/platform/vocabulary/dispatch.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::connector {

// How far an entry is; the numbers are stored, and those of connector.proto.
enum class InboxState { kWaiting = 1, kRetrying = 2, kHandedOver = 3, kRefused = 4, kDead = 5 };

inline bool IsOpen(InboxState state) { return state == InboxState::kWaiting || state == InboxState::kRetrying; }

// "agencies/{recipient agency}/inbox/{delivery}-{attempt}"
struct EntryName {
  AgencyId agency;
  DeliveryId delivery;
  Attempt attempt = 1;

  std::string Key() const;  // "{delivery}-{attempt}"
  std::string Text() const;
  static absl::StatusOr<EntryName> Parse(std::string_view text);  // INVALID_FIELD
  friend bool operator==(const EntryName&, const EntryName&) = default;
};

// One attempt of one delivery, as received.
struct InboxEntry {
  EntryName name;
  int64_t position = 0;  // in the order of taking, within the agency; 0: not stored yet
  AgencyId issuer;
  DispatchId dispatch;
  Recipient recipient;
  Digest content_digest;
  Urgency urgency = Urgency::kNormal;
  std::string number_text;  // "05/STTTT-BCXB"
  InboxState state = InboxState::kWaiting;
  std::string reason;    // why it does not go on
  std::string location;  // where the endpoint has it
  int64_t tries = 0;     // hand-overs that failed
  absl::Time next_try_at;
  absl::Time received_at;
  std::optional<absl::Time> resent_at;  // the latest resend that a record of this attempt told of
  std::optional<absl::Time> handed_over_at;
  std::vector<ReachedStatus> statuses;  // in the order in which they were reached

  bool Reached(ReceiptStatus status) const;
  AnsweredAttempt Answered() const { return {issuer, dispatch, name.delivery, name.attempt, recipient, content_digest}; }
  std::string DeliveryName() const;  // "agencies/{issuer}/dispatches/{dispatch}/deliveries/{delivery}"
};

}  // namespace vanthu::connector
