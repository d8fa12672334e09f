#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/drafting/issuance/issuance.h"
#include "services/drafting/issuance/issuance_bell.h"
#include "services/drafting/issuance/issuance_runner.h"
#include "services/drafting/issuance/signing_step.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/clock.h"

namespace vanthu::drafting {

// Where the people come who sign with keys of their own, now or hours later. Threads: any. What it is given outlives it.
class SignatureDesk {
 public:
  struct Parts {
    sql::Database& database;
    SigningStep& step;
    IssuanceRunner& runner;
    IssuanceBell& bell;
    Clock& clock;
  };
  explicit SignatureDesk(Parts parts) : parts_(parts) {}

  // The issuance, which has a preparation. NOT_AWAITING_SIGNATURE.
  absl::StatusOr<Issuance> Find(const IssuanceName& name);
  // Prepares anew, whether the preparation has expired or not: number and day stay, the earlier one can no longer be completed.
  absl::StatusOr<Issuance> Renew(const IssuanceName& name, const std::string& actor);
  // ETAG_MISMATCH where the issuance changed meanwhile; else as SigningStep::Complete.
  absl::StatusOr<Issuance> Complete(const IssuanceName& name, int64_t preparation, std::string_view cms,
                                    const std::string& actor);

 private:
  absl::StatusOr<Issuance> Store(Issuance changed, const std::string& event, const std::string& detail, const std::string& actor);
  absl::Status Refused(const Issuance& issuance, const absl::Status& refusal, const std::string& actor);

  const Parts parts_;
};

}  // namespace vanthu::drafting
