#pragma once

#include <memory>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/distribution/receipt/receipt.h"
#include "services/distribution/receipt/receipt_judge.h"
#include "services/distribution/receipt/receipt_store.h"
#include "services/platform/bus/bus.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/pump.h"

namespace vanthu::distribution {

// Step 13: reads the receipts of every issuer that this service has published for, and enters them, offsets in the same commit.
// What does not count is kept in quarantine by its place in the log; what was signed by a key that the directory does not know is
// judged again later. On another log everything is read from its start. Threads: as Pump. What it is given outlives it.
class ReceiptIntake : public Pump {
 public:
  ReceiptIntake(sql::Database& database, bus::Bus& bus, ReceiptKeys& keys, absl::Duration poll_wait);

  std::string_view name() const override { return "distribution.receipts"; }
  absl::Time RunOnce(absl::Time now) override;
  absl::Status last_failure() const override { return failure_; }

 private:
  using Verdict = std::variant<Receipt, Quarantine>;
  struct JudgedRecord {
    RecordPlace place;
    std::string value;
    Verdict verdict;
    bool again = false;  // was in quarantine
  };

  absl::StatusOr<bool> Run(absl::Time now);  // true: there may be more at once
  absl::Status Follow();
  absl::Status Poll();
  absl::StatusOr<std::vector<JudgedRecord>> JudgeAll(absl::Time now);
  absl::Status EnterAll(sql::Transaction& tx, const std::vector<JudgedRecord>& judged, absl::Time now);
  absl::Status Enter(sql::Transaction& tx, const JudgedRecord& record, absl::Time now);

  sql::Database& database_;
  bus::Bus& bus_;
  ReceiptJudge judge_;
  const absl::Duration poll_wait_;

  std::unique_ptr<bus::Consumer> consumer_;
  std::string log_identity_;        // of the log that is read
  std::set<AgencyId> issuers_;      // whose receipts are read
  std::vector<bus::Record> taken_;  // polled, not committed yet
  absl::Status failure_;            // of the last RunOnce
};

}  // namespace vanthu::distribution
