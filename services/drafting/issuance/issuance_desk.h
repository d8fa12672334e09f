#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "services/drafting/draft/draft_store.h"
#include "services/drafting/issuance/issuance.h"
#include "services/drafting/issuance/issuance_bell.h"
#include "services/drafting/issuance/issuance_runner.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/clock.h"

namespace vanthu::drafting {

// What people ask of issuances: start one, agree to a changed list, end one, look. Threads: any. What it is given outlives it.
class IssuanceDesk {
 public:
  IssuanceDesk(sql::Database& database, IssuanceRunner& runner, IssuanceBell& bell, Clock& clock);

  // Starts the draft's issuance, or gives the one that is neither refused nor voided. NOT_APPROVED where its latest revision is
  // not.
  absl::StatusOr<Issuance> Start(const DraftName& draft, const std::string& actor);

  absl::StatusOr<Issuance> Find(const IssuanceName& name);

  // The person saw the list with this digest and agrees. RECIPIENTS_CHANGED where it is not the one that waits for a yes.
  absl::StatusOr<Issuance> AgreeToRecipients(const IssuanceName& name, const Digest& recipients, const std::string& actor);

  // Ends the issuance before step 9. ALREADY_RECORDED after it. When numbering cannot be reached it answers with state kVoiding:
  // the runner goes on until the number is voided.
  absl::StatusOr<Issuance> Void(const IssuanceName& name, const std::string& reason, const std::string& actor);

 private:
  absl::StatusOr<Issuance> Change(const IssuanceName& name, const std::function<absl::StatusOr<Issuance>(Issuance)>& change,
                                  const std::string& event, const std::string& actor);

  sql::Database& database_;
  IssuanceRunner& runner_;
  IssuanceBell& bell_;
  Clock& clock_;
};

}  // namespace vanthu::drafting
