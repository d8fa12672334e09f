#pragma once

#include <functional>
#include <map>
#include <set>
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
// again. An inbox that cannot be opened is tried again later and holds up no other. Who joins later is hosted without a restart;
// who was hosted once stays so: a dispatch of yesterday still reaches whom it was sent to. Threads: one at a time. What it is
// given outlives it.
class InboxOpener {
 public:
  struct Surroundings {
    sql::Database& database;
    Randomness& randomness;
    ReceiptKeyRing& keys;
    InboxRegistry& registry;
    OpenInboxes& open;
  };
  // Who is to be hosted, asked again and again; may be away (UNAVAILABLE and the like).
  using Roll = std::function<absl::StatusOr<std::vector<AgencyId>>()>;
  InboxOpener(Surroundings around, Roll roll);

  // Tries those that are not open and due. True: at least one was opened.
  bool OpenDue(absl::Time now);
  // When the next one is to be tried again, or the roll is to be asked.
  absl::Time NextTry() const;

 private:
  void AskRoll(absl::Time now);
  absl::Status Open(const AgencyId& agency, absl::Time now);
  absl::StatusOr<Inbox> FindOrMake(const AgencyId& agency, absl::Time now);
  absl::Status Fill(const Inbox& inbox, bool has_received, absl::Time now);

  const Surroundings around_;
  const Roll roll_;
  absl::Time ask_roll_at_ = absl::InfinitePast();
  std::set<AgencyId> hosted_;
  std::map<AgencyId, absl::Time> next_try_;  // of those that are not open
};

}  // namespace vanthu::connector
