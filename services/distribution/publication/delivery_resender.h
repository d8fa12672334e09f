#pragma once

#include <functional>

#include "absl/status/statusor.h"
#include "services/distribution/delivery/delivery.h"
#include "services/distribution/publication/envelope_key_ring.h"
#include "services/distribution/publication/recipient_directory.h"
#include "services/platform/sql/database.h"
#include "services/platform/sql/request_key_store.h"
#include "services/platform/vocabulary/clock.h"

namespace vanthu::distribution {

// What resending works with; all of it outlives the resender.
struct ResenderParts {
  sql::Database& database;
  EnvelopeKeyRing& keys;
  RecipientDirectory& directory;
  Clock& clock;
};

// A person's word that a delivery is to go again. Threads: any.
class DeliveryResender {
 public:
  DeliveryResender(ResenderParts parts, std::function<void()> on_published);

  // True where a new attempt was opened, after receipt 02. An open attempt goes again, the same in all but its envelope, which
  // says when a person asked for it: a connector that gave it up revives it for that, and for nothing else. An undeliverable one
  // goes where its agency is connected by now. DELIVERY_NOT_OPEN where it is not.
  absl::StatusOr<bool> Resend(const sql::RequestKey& key, const DeliveryName& name);

 private:
  absl::StatusOr<bool> Change(sql::Transaction& tx, Delivery delivery, const EnvelopeKey& key, absl::Time now);

  ResenderParts parts_;
  std::function<void()> on_published_;
};

}  // namespace vanthu::distribution
