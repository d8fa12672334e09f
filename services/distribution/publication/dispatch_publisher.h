#pragma once

#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/distribution/delivery/delivery.h"
#include "services/distribution/dispatch/dispatch.h"
#include "services/distribution/dispatch/dispatch_files.h"
#include "services/distribution/publication/envelope_key_ring.h"
#include "services/distribution/publication/publication.h"
#include "services/distribution/publication/recipient_directory.h"
#include "services/platform/outbox/outbox_store.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/clock.h"

namespace vanthu::distribution {

// What publishing works with; all of it outlives the publisher.
struct PublisherParts {
  sql::Database& database;
  DispatchFiles& files;
  EnvelopeKeyRing& keys;
  RecipientDirectory& directory;
  Clock& clock;
};

// Step 10: the dispatch, one delivery per recipient and the sealed records, in one commit. Everything is signed before it, so the
// commit is short and may run again. Threads: any.
class DispatchPublisher {
 public:
  // `on_published` is called after each commit: there is something to send, and an issuer whose receipts are to be read.
  DispatchPublisher(PublisherParts parts, std::function<void()> on_published);

  // The dispatch's name is the key: repeated, it gives what was published; with another payload REQUEST_ID_REUSED. FILE_MISSING
  // while a file of the manifest is not stored. No frozen recipient is refused: one that the broker does not reach becomes
  // undeliverable.
  absl::StatusOr<Dispatch> Publish(PublicationOrder order);

 private:
  struct Prepared {
    Dispatch dispatch;
    std::vector<Delivery> deliveries;
    std::vector<outbox::Entry> entries;
    std::string published_by;
  };
  absl::StatusOr<Prepared> Prepare(const Publication& publication);
  absl::Status Store(sql::Transaction& tx, const Prepared& prepared);

  PublisherParts parts_;
  std::function<void()> on_published_;
};

}  // namespace vanthu::distribution
