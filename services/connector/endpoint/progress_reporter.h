#pragma once

#include <cstddef>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/connector/endpoint/progress_board.h"
#include "services/connector/intake/open_inboxes.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/pump.h"

namespace vanthu::connector {

// Tells distribution of entries that do not go on by themselves, or go on again: retrying, dead, revived; the reason; when they
// are tried next. What goes well is told by receipts. While an inbox is not open its entries wait to be told of. Threads: as
// Pump. What it is given outlives it.
class ProgressReporter : public Pump {
 public:
  ProgressReporter(sql::Database& database, ProgressBoard& board, OpenInboxes& open)
      : database_(database), board_(board), open_(open) {}

  std::string_view name() const override { return "connector.progress"; }
  absl::Time RunOnce(absl::Time now) override;
  absl::Status last_failure() const override { return failure_; }

 private:
  absl::StatusOr<bool> ReportBatch();                                                 // true: there may be more
  absl::StatusOr<size_t> ReportOf(const AgencyId& agency, const Answerer& answerer);  // how many it told of

  sql::Database& database_;
  ProgressBoard& board_;
  OpenInboxes& open_;
  absl::Status failure_;  // of the last RunOnce
};

}  // namespace vanthu::connector
