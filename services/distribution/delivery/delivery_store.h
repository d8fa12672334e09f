#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/distribution/delivery/delivery.h"
#include "services/platform/sql/database.h"

namespace vanthu::distribution {

struct DeliveryCounts {
  int64_t all = 0;
  int64_t receipted = 0;
  int64_t failed = 0;  // refused, undeliverable or dead: someone has to act
};

// Where a list of answered deliveries goes on.
struct AnsweredPlace {
  absl::Time published_at = absl::InfinitePast();
  DeliveryId id;
};

// The deliveries of all agencies, and what their recipients' receipts said.
class DeliveryStore {
 public:
  static absl::Status InsertAll(sql::Transaction& tx, const std::vector<Delivery>& deliveries);

  static absl::StatusOr<std::optional<Delivery>> Find(sql::Transaction& tx, const DeliveryName& name);
  // The same, its row locked until the commit. Not on a reader's snapshot.
  static absl::StatusOr<std::optional<Delivery>> FindToChange(sql::Transaction& tx, const DeliveryName& name);
  static absl::Status Update(sql::Transaction& tx, const Delivery& delivery);

  // In the order of the frozen list, after `position`.
  static absl::StatusOr<std::vector<Delivery>> List(sql::Transaction& tx, const DispatchName& dispatch, int64_t position,
                                                    int count_max);
  static absl::StatusOr<DeliveryCounts> Count(sql::Transaction& tx, const DispatchName& dispatch);
  // Deliveries to the agency and its units of which a receipt is there, oldest first.
  static absl::StatusOr<std::vector<Delivery>> ListAnswered(sql::Transaction& tx, const AgencyId& recipient,
                                                            const AnsweredPlace& after, int count_max);

  // By attempt and status: as With keeps them.
  static absl::StatusOr<std::vector<ReachedStatus>> Reached(sql::Transaction& tx, const DeliveryId& delivery);
  static absl::Status PutReached(sql::Transaction& tx, const DeliveryId& delivery, const ReachedStatus& reached);
};

}  // namespace vanthu::distribution
