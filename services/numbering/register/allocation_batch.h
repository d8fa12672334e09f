#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/numbering/register/book_clock.h"
#include "services/numbering/register/number_series.h"
#include "services/numbering/register/register_book.h"
#include "services/numbering/register/register_store.h"
#include "services/numbering/transparency/open_log.h"
#include "services/platform/sql/database.h"

namespace vanthu::numbering {

// A number given, and a checkpoint over its leaf.
struct Allocation {
  RegisterRow row;
  std::string checkpoint;
};

// Several requests of one agency in one commit: what is refused is refused before anything is inserted, so one refusal costs the
// others nothing. Run may be called again from the start (the transaction was rerun).
class AllocationBatch {
 public:
  // All outlive the batch. `requests` are of one agency and have been judged by JudgeRequest.
  AllocationBatch(const RegisterBooks& books, const BookClock& clock, const LogHouse& house,
                  std::vector<AllocationRequest> requests)
      : books_(books), clock_(clock), house_(house), requests_(std::move(requests)) {}

  absl::Status Run(sql::Transaction& tx);

  // In the order of the requests; valid when the transaction was committed.
  std::vector<absl::StatusOr<Allocation>>& outcomes() { return outcomes_; }
  bool gave_numbers() const { return !new_rows_.empty(); }

 private:
  absl::StatusOr<std::optional<RegisterRow>> GivenBefore(const AllocationRequest& request) const;
  void DecideOne(const AllocationRequest& request, const absl::Status& compared, OpenLog& log, NumberSeries& series);
  absl::Status JudgeRest(const AllocationRequest& request, const OpenLog& log);
  absl::Status JudgeDay(const AllocationRequest& request);
  void Refuse(const AllocationRequest& request, const absl::Status& refusal, OpenLog& log);
  void Give(const AllocationRequest& request, OpenLog& log, NumberSeries& series);
  absl::Status Decide(sql::Transaction& tx, OpenLog& log);
  absl::Status Save(sql::Transaction& tx, OpenLog& log, const NumberSeries& series);

  const RegisterBooks& books_;
  const BookClock& clock_;
  const LogHouse& house_;
  const std::vector<AllocationRequest> requests_;

  std::vector<absl::StatusOr<Allocation>> outcomes_;
  KnownIssuances known_;
  absl::StatusOr<absl::Time> instant_ = absl::UnknownError("not read yet");
  std::vector<RegisterRow> new_rows_;
  std::set<std::pair<IssuanceId, absl::CivilDay>> new_refused_days_;
};

}  // namespace vanthu::numbering
