#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "services/platform/vocabulary/dispatch.h"

namespace vanthu::distribution {

// How far a delivery is. Stored by number: values are never changed or used again.
enum class DeliveryState {
  kQueued = 1,         // in the outbox
  kSent = 2,           // never stored: queued, and the broker has acknowledged the record
  kReceipted = 3,      // 01 or more
  kRefused = 4,        // 02 closed the attempt
  kUndeliverable = 5,  // no topic in the directory
  kDead = 6,           // the endpoint refuses for good; a resend revives it
};

// What a recipient's receipt says: an attempt reached a status.
struct ReachedStatus {
  Attempt attempt = 1;
  ReceiptStatus status = ReceiptStatus::kArrived;
  absl::Time reached_at;
  std::string reason;  // of 02

  friend bool operator==(const ReachedStatus&, const ReachedStatus&) = default;
};

// 01–06 answer a delivery; 13, 15 and 16 belong to a recall.
bool IsAnswer(ReceiptStatus status);

// Adds what a receipt says to what is known, each status of an attempt once. Of two that say the same the earlier stays, so the
// order and the number of times in which receipts come do not matter.
std::vector<ReachedStatus> With(std::vector<ReachedStatus> known, const ReachedStatus& reached);

// Where a delivery stands without any receipt of its attempt.
struct Unanswered {
  Attempt attempt = 1;  // the open or last one
  DeliveryState state = DeliveryState::kQueued;
};

struct JudgedDelivery {
  DeliveryState state = DeliveryState::kQueued;
  int status = 0;      // the furthest of 01 < 03 < 04 < 05 < 06 that the attempt reached; 0: none
  std::string reason;  // why it is refused

  friend bool operator==(const JudgedDelivery&, const JudgedDelivery&) = default;
};

// The status machine (QĐ 28/2018/QĐ-TTg): steps may be skipped, 02 closes the attempt whatever came before it, 13, 15 and 16
// belong to a recall and change nothing here. A function of the set of receipts alone.
JudgedDelivery Judge(const Unanswered& otherwise, const std::vector<ReachedStatus>& known);

}  // namespace vanthu::distribution
