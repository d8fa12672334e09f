#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/drafting/issuance/dispatch_issuer.h"
#include "services/drafting/issuance/issuance.h"
#include "services/drafting/issuance/issuance_bell.h"
#include "services/drafting/issuance/issuance_store.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/clock.h"
#include "services/platform/vocabulary/pump.h"

namespace vanthu::drafting {

// Turns the sagas: one step of the issuance that has waited longest, stored before the next begins. After a restart it goes on
// where it was. One whose row cannot be read is set aside, told in the audit, and tried again after a growing pause. Correctness
// does not rely on there being one runner: every store is conditional on the version that was read. Threads: RunOnce as Pump;
// Advance from any.
class IssuanceRunner : public Pump {
 public:
  IssuanceRunner(sql::Database& database, DispatchIssuer& issuer, IssuanceBell& bell, Clock& clock);

  std::string_view name() const override { return "drafting.issuance"; }
  absl::Time RunOnce(absl::Time now) override;

  absl::Status last_failure() const override { return failure_; }

  // Runs and stores one step; gives the issuance as stored. ETAG_MISMATCH where it was changed meanwhile.
  absl::StatusOr<Issuance> Advance(const Issuance& issuance);

 private:
  absl::Time TakeOn(const DueIssuance& due, absl::Time now);
  absl::Status SetAside(const DueIssuance& due, const absl::Status& cause, absl::Time now);

  sql::Database& database_;
  DispatchIssuer& issuer_;
  IssuanceBell& bell_;
  Clock& clock_;
  absl::Status failure_;  // of the last RunOnce
};

}  // namespace vanthu::drafting
