#pragma once

#include <map>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/connector/intake/inbox_registry.h"
#include "services/connector/intake/inbox_store.h"
#include "services/connector/intake/open_inboxes.h"
#include "services/connector/receipt/receipt_key_ring.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/randomness.h"

namespace vanthu::connector {

// Makes the inboxes of the hosted agencies ready for reading: each has an id of its own, a receipt key in the directory, and its
// place at distribution; one that is new enters first what an earlier inbox of its agency answered, or that would be handed over
// again. An inbox that cannot be opened is tried again later and holds up no other. Threads: one at a time. What it is given
// outlives it.
class InboxOpener {
 public:
  struct Surroundings {
    sql::Database& database;
    Randomness& randomness;
    ReceiptKeyRing& keys;
    InboxRegistry& registry;
    OpenInboxes& open;
  };
  InboxOpener(Surroundings around, std::vector<AgencyId> hosted);

  // Tries those that are not open and due. True: at least one was opened.
  bool OpenDue(absl::Time now);
  // When the next one is to be tried again; InfiniteFuture: all are open.
  absl::Time NextTry() const;

 private:
  absl::Status Open(const AgencyId& agency, absl::Time now);
  absl::StatusOr<Inbox> FindOrMake(const AgencyId& agency, absl::Time now);
  absl::Status Fill(const Inbox& inbox, bool has_received, absl::Time now);

  const Surroundings around_;
  const std::vector<AgencyId> hosted_;
  std::map<AgencyId, absl::Time> next_try_;  // of those that are not open
};

}  // namespace vanthu::connector
