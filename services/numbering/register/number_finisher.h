#pragma once

#include <functional>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "services/numbering/register/book_clock.h"
#include "services/numbering/register/register_store.h"
#include "services/numbering/transparency/open_log.h"
#include "services/platform/sql/database.h"
#include "services/verification/register_proof.h"

namespace vanthu::numbering {

struct RecordRequest {
  AgencyId agency;
  IssuanceId issuance;
  Digest manifest;
  std::string known_checkpoint;
  std::string actor;
};

struct Recorded {
  RegisterRow row;
  verification::RegisterProof proof;
};

struct VoidRequest {
  AgencyId agency;
  IssuanceId issuance;
  std::string reason;
  std::string decided_by;  // the person
  std::string known_checkpoint;
  std::string actor;  // the service that asks
};

// Ends what a number was given for: recorded with its manifest (step 9), or voided with a reason. A number is never missing and
// never used again, so an issuance without one is barred from ever getting one. Threads: any. Failures: NOT_FOUND,
// ALREADY_RECORDED, ISSUANCE_VOIDED, CLOCK_*, BOOK_HELD, and the store's.
class NumberFinisher {
 public:
  struct Parts {  // all outlive the finisher
    sql::Database& database;
    const BookClock& clock;
    const LogHouse& house;
    std::function<void()> on_growth;
  };
  explicit NumberFinisher(Parts parts) : parts_(std::move(parts)) {}

  // Repeated with the same manifest: the same leaf, and a proof under today's checkpoint.
  absl::StatusOr<Recorded> Record(const RecordRequest& request);

  // The voided number; none where the issuance had none and is barred now.
  absl::StatusOr<std::optional<RegisterRow>> Void(const VoidRequest& request);

 private:
  absl::StatusOr<Recorded> RecordIn(sql::Transaction& tx, OpenLog& log, const RecordRequest& request);
  absl::StatusOr<RegisterRow> AddIssued(sql::Transaction& tx, OpenLog& log, const RecordRequest& request, RegisterRow row);
  absl::StatusOr<std::optional<RegisterRow>> VoidIn(sql::Transaction& tx, OpenLog& log, const VoidRequest& request);
  absl::StatusOr<RegisterRow> AddVoided(sql::Transaction& tx, OpenLog& log, const VoidRequest& request, RegisterRow row);
  absl::Status BarIn(sql::Transaction& tx, OpenLog& log, const VoidRequest& request);

  const Parts parts_;
};

}  // namespace vanthu::numbering
