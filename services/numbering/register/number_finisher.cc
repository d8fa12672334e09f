#include "services/numbering/register/number_finisher.h"

#include <utility>

#include "absl/strings/str_format.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/fault_point.h"
#include "services/verification/leaf.h"

namespace vanthu::numbering {
namespace {

using status::Reason;

void TellRefusal(OpenLog& log, const audit::Event& event, const absl::Status& refusal) {
  const auto reason = status::ReasonOf(refusal);
  if (!reason || status::IsRetryable(refusal)) return;
  audit::Event told = event;
  told.outcome = std::string(status::Name(*reason));
  log.Tell(std::move(told));
}

absl::Status NotFound(const std::string& name) { return status::Error(Reason::kNotFound, {{"name", name}}); }

absl::Status Voided(const std::string& name) { return status::Error(Reason::kIssuanceVoided, {{"name", name}}); }

}  // namespace

absl::StatusOr<Recorded> NumberFinisher::Record(const RecordRequest& request) {
  absl::StatusOr<Recorded> outcome = absl::UnknownError("not run");
  const absl::Status committed = parts_.database.Write([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(OpenLog log, OpenLog::Lock(tx, parts_.house, request.agency, parts_.clock.Now()));
    outcome = RecordIn(tx, log, request);
    if (!outcome.ok() && !IsRefusal(outcome.status())) return outcome.status();
    if (!outcome.ok()) {
      TellRefusal(log,
                  audit::Event{"number.refused", request.agency, request.actor, NumberName(request.agency, request.issuance), "",
                               "record", parts_.clock.Now()},
                  outcome.status());
    }
    RETURN_IF_ERROR(log.Close());
    if (!outcome.ok()) return absl::OkStatus();
    ASSIGN_OR_RETURN(outcome->proof, log.Prove(*outcome->row.finished_leaf));
    return absl::OkStatus();
  });
  VANTHU_FAULT_POINT("numbering.recorded");
  RETURN_IF_ERROR(committed);
  if (outcome.ok() && parts_.on_growth) parts_.on_growth();
  return outcome;
}

absl::StatusOr<Recorded> NumberFinisher::RecordIn(sql::Transaction& tx, OpenLog& log, const RecordRequest& request) {
  const std::string name = NumberName(request.agency, request.issuance);
  ASSIGN_OR_RETURN(std::optional<RegisterRow> row, FindRow(tx, request.agency, request.issuance));
  if (!row) return NotFound(name);
  if (row->state == NumberState::kVoided) return Voided(name);
  if (row->state == NumberState::kIssued) {
    if (row->manifest != request.manifest) return status::Error(Reason::kRequestIdReused, {{"value", name}});
    return Recorded{*std::move(row), {}};
  }
  ASSIGN_OR_RETURN(RegisterRow issued, AddIssued(tx, log, request, *std::move(row)));
  return Recorded{std::move(issued), {}};
}

absl::StatusOr<RegisterRow> NumberFinisher::AddIssued(sql::Transaction& tx, OpenLog& log, const RecordRequest& request,
                                                      RegisterRow row) {
  RETURN_IF_ERROR(log.Compare(request.known_checkpoint, parts_.clock.Now()));
  RETURN_IF_ERROR(log.JudgeHeld());
  ASSIGN_OR_RETURN(const absl::Time instant, parts_.clock.InstantFor(tx, log));
  row.state = NumberState::kIssued;
  row.manifest = request.manifest;
  row.finished_leaf =
      log.Append({verification::LeafKind::kIssued, row.book, row.year, row.number.number, instant, {}}, request.manifest);
  log.Tell(audit::Event{"number.issued", row.agency, request.actor, NumberName(row.agency, row.issuance), "ok",
                        absl::StrFormat("%s, %s/%d, %s", row.number.Text(), row.book.text(), row.year, request.manifest.Hex()),
                        instant});
  RETURN_IF_ERROR(SaveFinished(tx, row));
  return row;
}

absl::StatusOr<std::optional<RegisterRow>> NumberFinisher::Void(const VoidRequest& request) {
  RETURN_IF_ERROR(JudgeReason(request.reason));
  absl::StatusOr<std::optional<RegisterRow>> outcome = absl::UnknownError("not run");
  const absl::Status committed = parts_.database.Write([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(OpenLog log, OpenLog::Lock(tx, parts_.house, request.agency, parts_.clock.Now()));
    outcome = VoidIn(tx, log, request);
    if (!outcome.ok() && !IsRefusal(outcome.status())) return outcome.status();
    if (!outcome.ok()) {
      TellRefusal(log,
                  audit::Event{"number.refused", request.agency, request.decided_by, NumberName(request.agency, request.issuance),
                               "", "void", parts_.clock.Now()},
                  outcome.status());
    }
    return log.Close();
  });
  VANTHU_FAULT_POINT("numbering.voided");
  RETURN_IF_ERROR(committed);
  if (outcome.ok() && parts_.on_growth) parts_.on_growth();
  return outcome;
}

absl::StatusOr<std::optional<RegisterRow>> NumberFinisher::VoidIn(sql::Transaction& tx, OpenLog& log,
                                                                  const VoidRequest& request) {
  ASSIGN_OR_RETURN(std::optional<RegisterRow> row, FindRow(tx, request.agency, request.issuance));
  if (!row) {
    RETURN_IF_ERROR(BarIn(tx, log, request));
    return std::optional<RegisterRow>();
  }
  if (row->state == NumberState::kVoided) return row;
  if (row->state == NumberState::kIssued) {
    return status::Error(Reason::kAlreadyRecorded, {{"value", row->number.Text()}});
  }
  ASSIGN_OR_RETURN(RegisterRow voided, AddVoided(tx, log, request, *std::move(row)));
  return std::optional<RegisterRow>(std::move(voided));
}

absl::StatusOr<RegisterRow> NumberFinisher::AddVoided(sql::Transaction& tx, OpenLog& log, const VoidRequest& request,
                                                      RegisterRow row) {
  RETURN_IF_ERROR(log.Compare(request.known_checkpoint, parts_.clock.Now()));
  RETURN_IF_ERROR(log.JudgeHeld());
  ASSIGN_OR_RETURN(const absl::Time instant, parts_.clock.InstantFor(tx, log));
  row.state = NumberState::kVoided;
  row.void_reason = request.reason;
  row.finished_leaf = log.Append({verification::LeafKind::kVoided, row.book, row.year, row.number.number, instant, {}},
                                 verification::VoidedDigest(request.reason));
  log.Tell(audit::Event{
      "number.voided", row.agency, request.decided_by, NumberName(row.agency, row.issuance), "ok",
      absl::StrFormat("%s, %s/%d, %s: %s", row.number.Text(), row.book.text(), row.year, request.actor, request.reason),
      instant});
  RETURN_IF_ERROR(SaveFinished(tx, row));
  return row;
}

// Needs no leaf and no clock: nothing was spent. The lock of the log's row keeps a late Allocate of it out.
absl::Status NumberFinisher::BarIn(sql::Transaction& tx, OpenLog& log, const VoidRequest& request) {
  const absl::Time now = parts_.clock.Now();
  ASSIGN_OR_RETURN(const bool is_new, InsertBar(tx, {request.agency, request.issuance, request.reason, request.decided_by, now}));
  if (is_new) {
    log.Tell(audit::Event{"issuance.barred", request.agency, request.decided_by, NumberName(request.agency, request.issuance),
                          "ok", absl::StrFormat("%s: %s", request.actor, request.reason), now});
  }
  return absl::OkStatus();
}

}  // namespace vanthu::numbering
