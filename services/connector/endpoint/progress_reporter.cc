#include "services/connector/endpoint/progress_reporter.h"

#include <vector>

#include "services/connector/intake/entry_store.h"
#include "services/connector/limits.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::connector {
namespace {

using status::Reason;

constexpr absl::Duration kAfterFailure = absl::Seconds(5);  // for people's eyes only: no hurry

}  // namespace

absl::Time ProgressReporter::RunOnce(absl::Time now) {
  const auto more = ReportBatch();
  failure_ = more.status();
  if (!more.ok()) return now + kAfterFailure;
  return *more ? now : absl::InfiniteFuture();
}

absl::StatusOr<bool> ProgressReporter::ReportBatch() {
  ASSIGN_OR_RETURN(const auto agencies, sql::Read<std::vector<AgencyId>>(
                                            database_, [](sql::Transaction& tx) { return EntryStore::AgenciesToTellOf(tx); }));
  absl::Status failed;
  size_t told = 0;
  for (const AgencyId& agency : agencies) {
    const auto answerer = open_.Find(agency);
    if (!answerer) continue;
    if (told >= static_cast<size_t>(kProgressBatchMax)) return true;
    const auto count = ReportOf(agency, *answerer);
    if (count.ok()) {
      told += *count;
      continue;
    }
    failed = count.status();
    // A service that is down is down for all: the others are not tried in vain, one after another.
    if (absl::IsUnavailable(failed) || absl::IsDeadlineExceeded(failed)) break;
  }
  if (!failed.ok()) return failed;
  return told >= static_cast<size_t>(kProgressBatchMax);
}

absl::StatusOr<size_t> ProgressReporter::ReportOf(const AgencyId& agency, const Answerer& answerer) {
  ASSIGN_OR_RETURN(const auto due, sql::Read<std::vector<InboxEntry>>(database_, [&](sql::Transaction& tx) {
                     return EntryStore::ProgressDue(tx, agency, kProgressBatchMax);
                   }));
  const absl::Status reported = board_.Report(agency, answerer.inbox, due);
  if (status::Is(reported, Reason::kInboxMoved)) {
    open_.Close(agency);  // should it come back, its entries are told of then
    return 0;
  }
  // What distribution cannot read it would not read the next time either.
  if (!reported.ok() && !status::Is(reported, Reason::kInvalidField)) return reported;
  const absl::Status noted = database_.Write([&](sql::Transaction& tx) -> absl::Status {
    for (const InboxEntry& entry : due) RETURN_IF_ERROR(EntryStore::ProgressTold(tx, entry));
    return absl::OkStatus();
  });
  if (!noted.ok()) return noted;
  return due.size();
}

}  // namespace vanthu::connector
