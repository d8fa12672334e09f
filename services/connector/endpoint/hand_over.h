#pragma once

#include <functional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/connector/endpoint/agency_rota.h"
#include "services/connector/endpoint/endpoint.h"
#include "services/connector/endpoint/package_fetcher.h"
#include "services/connector/intake/inbox_entry.h"
#include "services/connector/intake/open_inboxes.h"
#include "services/connector/receipt/receipt_sender.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/pump.h"
#include "services/platform/vocabulary/randomness.h"

namespace vanthu::connector {

// Step 12, second half, one lane of it: gives what waits in the inboxes to the agencies' endpoints, urgent ones first, then
// oldest, one of each agency in turn, and enters receipt 01 only when the endpoint has it. What fails is tried again at growing
// pauses; an agency whose endpoint is not there waits as a whole and holds up no other. Lanes share a rota and are otherwise
// alike: an endpoint that hangs holds one lane, and its own agency. Threads: as Pump, each lane. What it is given outlives it.
class HandOver : public Pump {
 public:
  struct Surroundings {
    sql::Database& database;
    Randomness& randomness;
    PackageFetcher& fetcher;
    Endpoints& endpoints;
    OpenInboxes& open;
    AgencyRota& rota;
    // What is fetched is judged before an endpoint sees it; BAD_SIGNATURE refuses it with receipt 02. Empty: nothing is judged.
    std::function<absl::Status(Package&)> judge = {};
  };
  // Rung after each hand-over, since the next one may hang.
  struct Bells {
    std::function<void()> on_change = {};     // there are receipts to send, or progress to report
    std::function<void()> on_postponed = {};  // something is to be tried later: the other lanes have to know when, too
  };
  HandOver(Surroundings around, int lane, Bells bells);

  std::string_view name() const override { return name_; }
  absl::Time RunOnce(absl::Time now) override;
  absl::Status last_failure() const override { return failure_; }

 private:
  absl::StatusOr<absl::Time> Run(absl::Time now);
  absl::StatusOr<bool> HandNext(const AgencyId& agency, absl::Time now);  // false: there is nothing to hand over, or not by us
  absl::Status HandOne(const InboxEntry& entry, const Answerer& answerer, absl::Time now);
  void Ring(bool is_postponed);
  absl::StatusOr<std::string> Deliver(const InboxEntry& entry, const Answerer& answerer, absl::Time now);
  absl::StatusOr<std::string> Give(const InboxEntry& entry, const Answerer& answerer, const std::string& identity,
                                   Package& package);
  absl::StatusOr<std::string> EndpointIdentity(const AgencyId& agency, absl::Time now);
  absl::Status Finish(const InboxEntry& entry, const Answerer& answerer, const std::string& location, absl::Time now);
  absl::Status Refuse(const InboxEntry& entry, const Answerer& answerer, const absl::Status& refusal, absl::Time now);
  absl::Status NoteFailure(const InboxEntry& entry, const absl::Status& failure, absl::Time now);
  absl::Status Hold(const AgencyId& agency, const absl::Status& failure, absl::Time now);
  absl::Time NextTry(int64_t tries, absl::Time now);

  const Surroundings around_;
  const std::string name_;
  const Bells bells_;
  absl::Status failure_;  // of the last RunOnce; what an agency's endpoint fails at is noted with its entries
};

}  // namespace vanthu::connector
