#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/distribution/delivery/delivery.h"
#include "services/distribution/delivery/delivery_store.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/clock.h"

namespace vanthu::distribution {

// A delivery as people see it: with what its record's way to the broker adds.
struct ShownDelivery {
  Delivery delivery;  // its state is kSent where the broker has acknowledged the record
  int64_t sends = 0;  // of the open or last attempt
  std::optional<absl::Time> next_step_at;
};

// An attempt that its recipient has answered.
struct AnsweredAttempt {
  std::string envelope;  // the exact bytes of the record
  std::vector<ReceiptStatus> statuses;
};
struct AnsweredPage {
  std::vector<AnsweredAttempt> attempts;
  AnsweredPlace last;    // of the last delivery on the page
  bool is_last = false;  // nothing follows
};

// What a connector says of one delivery.
struct ConnectorProgress {
  DeliveryName delivery;
  Attempt attempt = 1;
  std::optional<absl::Time> resent_at;  // of the last resend that it has seen of the attempt
  std::string state;                    // "waiting", "retrying" or "dead"
  std::string reason;
  std::optional<absl::Time> next_try_at;
};

// Where each recipient's copy is, for people and for connectors. Threads: any. What it is given outlives it.
class DeliveryDesk {
 public:
  DeliveryDesk(sql::Database& database, Clock& clock) : database_(database), clock_(clock) {}

  absl::StatusOr<std::vector<ShownDelivery>> List(const DispatchName& dispatch, int64_t after_position, int count_max);
  absl::StatusOr<ShownDelivery> Find(const DeliveryName& name);  // NOT_FOUND names it

  // What a new or restored inbox fills itself from. INBOX_MOVED for any but the registered one.
  absl::StatusOr<AnsweredPage> ListAnswered(const AgencyId& recipient, const InboxId& inbox, const AnsweredPlace& after,
                                            int count_max);

  // Kept for people to see; it decides nothing but that a dead delivery is not published again by itself. INBOX_MOVED as above;
  // what names another agency's delivery, or one that is answered, is passed over, and so is what comes late: told of an attempt
  // that is not the last one, or before the connector has seen that a person had it sent again.
  absl::Status Report(const AgencyId& recipient, const InboxId& inbox, const std::vector<ConnectorProgress>& progress);

 private:
  sql::Database& database_;
  Clock& clock_;
};

}  // namespace vanthu::distribution
