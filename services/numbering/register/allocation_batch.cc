#include "services/numbering/register/allocation_batch.h"

#include "absl/strings/str_format.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/verification/leaf.h"

namespace vanthu::numbering {
namespace {

using status::Reason;

absl::Status DayPassed(const AllocationRequest& request, std::string today) {
  return status::Error(Reason::kDayPassed, {{"value", DayText(request.frozen_day)}, {"day", std::move(today)}});
}

// A clock or a hold concerns the agency, and is told of once (clock.refused, books.held); these concern the request.
bool IsToldOf(const absl::Status& refusal) { return !status::IsRetryable(refusal); }

}  // namespace

absl::Status AllocationBatch::Run(sql::Transaction& tx) {
  outcomes_.clear();
  new_rows_.clear();
  new_refused_days_.clear();
  ASSIGN_OR_RETURN(OpenLog log, OpenLog::Lock(tx, house_, requests_.front().agency, clock_.Now()));
  std::vector<IssuanceId> issuances;
  for (const AllocationRequest& request : requests_) issuances.push_back(request.issuance);
  ASSIGN_OR_RETURN(known_, FindIssuances(tx, requests_.front().agency, issuances));
  return Decide(tx, log);
}

absl::Status AllocationBatch::Decide(sql::Transaction& tx, OpenLog& log) {
  instant_ = clock_.InstantFor(tx, log);
  if (!instant_.ok() && !IsRefusal(instant_.status())) return instant_.status();
  // All of them first: where one caller knows more than this database, no other gets a number either.
  std::vector<absl::Status> compared;
  for (const AllocationRequest& request : requests_) {
    compared.push_back(log.Compare(request.known_checkpoint, clock_.Now()));
    if (!compared.back().ok() && !IsRefusal(compared.back())) return compared.back();
  }
  NumberSeries series({});
  if (instant_.ok()) {
    ASSIGN_OR_RETURN(auto last, ReadSeriesOfYear(tx, requests_.front().agency, DayInVietnam(*instant_).year()));
    series = NumberSeries(std::move(last));
  }
  for (size_t i = 0; i < requests_.size(); ++i) DecideOne(requests_[i], compared[i], log, series);
  return Save(tx, log, series);
}

void AllocationBatch::DecideOne(const AllocationRequest& request, const absl::Status& compared, OpenLog& log,
                                NumberSeries& series) {
  auto given = GivenBefore(request);
  if (given.ok() && *given) {
    outcomes_.push_back(Allocation{**std::move(given), ""});
    return;
  }
  absl::Status judged = given.status();
  judged.Update(compared);
  if (judged.ok()) judged = JudgeRest(request, log);
  if (judged.ok()) {
    Give(request, log, series);
  } else {
    Refuse(request, judged, log);
  }
}

// The key is looked up before anything else is judged: what was given is given again, whatever has become of clock and books.
absl::StatusOr<std::optional<RegisterRow>> AllocationBatch::GivenBefore(const AllocationRequest& request) const {
  if (known_.refused_days.count({request.issuance, request.frozen_day}) > 0) {
    return DayPassed(request, instant_.ok() ? DayText(DayInVietnam(*instant_)) : "?");
  }
  const auto found = known_.rows.find(request.issuance);
  const bool is_voided = found != known_.rows.end() && found->second.state == NumberState::kVoided;
  if (is_voided || known_.barred.count(request.issuance) > 0) {
    return status::Error(Reason::kIssuanceVoided, {{"name", request.Subject()}});
  }
  if (found == known_.rows.end()) return std::optional<RegisterRow>();
  if (!found->second.CameFrom(request)) return status::Error(Reason::kRequestIdReused, {{"value", request.issuance.text()}});
  return std::optional<RegisterRow>(found->second);
}

absl::Status AllocationBatch::JudgeRest(const AllocationRequest& request, const OpenLog& log) {
  RETURN_IF_ERROR(log.JudgeHeld());
  RETURN_IF_ERROR(instant_.status());
  RETURN_IF_ERROR(books_.Require(request.agency, request.book));
  return JudgeDay(request);
}

absl::Status AllocationBatch::JudgeDay(const AllocationRequest& request) {
  const absl::CivilDay today = DayInVietnam(*instant_);
  if (today == request.frozen_day) return absl::OkStatus();
  new_refused_days_.emplace(request.issuance, request.frozen_day);
  known_.refused_days.emplace(request.issuance, request.frozen_day);
  return DayPassed(request, DayText(today));
}

void AllocationBatch::Refuse(const AllocationRequest& request, const absl::Status& refusal, OpenLog& log) {
  outcomes_.push_back(refusal);
  const auto reason = status::ReasonOf(refusal);
  if (!reason || !IsToldOf(refusal)) return;
  log.Tell(audit::Event{"number.refused", request.agency, request.actor, request.Subject(), std::string(status::Name(*reason)),
                        absl::StrFormat("%s, %s, %s", request.book.text(), request.notation, DayText(request.frozen_day)),
                        clock_.Now()});
}

void AllocationBatch::Give(const AllocationRequest& request, OpenLog& log, NumberSeries& series) {
  RegisterRow row;
  row.agency = request.agency;
  row.issuance = request.issuance;
  row.book = request.book;
  row.year = request.frozen_day.year();
  row.number = {series.Take({request.book, row.year}), request.notation};
  row.day = request.frozen_day;
  row.revision = request.revision;
  row.recipients = request.recipients;
  row.allocated_at = *instant_;
  row.epoch = log.head().id.epoch;
  row.allocated_leaf =
      log.Append({verification::LeafKind::kAllocated, row.book, row.year, row.number.number, *instant_, {}}, row.LeafContent());
  log.Tell(audit::Event{"number.allocated", request.agency, request.actor, request.Subject(), "ok",
                        absl::StrFormat("%s, %s/%d, %s", row.number.Text(), row.book.text(), row.year, DayText(row.day)),
                        *instant_});
  new_rows_.push_back(row);
  known_.rows.emplace(row.issuance, row);
  outcomes_.push_back(Allocation{std::move(row), ""});
}

absl::Status AllocationBatch::Save(sql::Transaction& tx, OpenLog& log, const NumberSeries& series) {
  if (!new_rows_.empty()) {
    RETURN_IF_ERROR(SaveSeries(tx, requests_.front().agency, series.taken()));
    RETURN_IF_ERROR(InsertRows(tx, new_rows_));
  }
  if (!new_refused_days_.empty()) {
    RETURN_IF_ERROR(InsertRefusedDays(tx, requests_.front().agency, new_refused_days_));
  }
  RETURN_IF_ERROR(log.Close());
  for (auto& outcome : outcomes_) {
    if (outcome.ok()) outcome->checkpoint = log.head().checkpoint;
  }
  return absl::OkStatus();
}

}  // namespace vanthu::numbering
