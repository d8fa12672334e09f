#include "services/connector/endpoint/progress_reporter.h"

#include <map>
#include <vector>

#include "services/connector/intake/entry_store.h"
#include "services/connector/limits.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::connector {
namespace {

constexpr absl::Duration kAfterFailure = absl::Seconds(5);  // for people's eyes only: no hurry

}  // namespace

absl::Time ProgressReporter::RunOnce(absl::Time now) {
  const auto more = ReportBatch();
  if (!more.ok()) return now + kAfterFailure;
  return *more ? now : absl::InfiniteFuture();
}

absl::StatusOr<bool> ProgressReporter::ReportBatch() {
  ASSIGN_OR_RETURN(const auto due, sql::Read<std::vector<InboxEntry>>(database_, [](sql::Transaction& tx) {
                     return EntryStore::ProgressDue(tx, kProgressBatchMax);
                   }));
  std::map<AgencyId, std::vector<InboxEntry>> by_agency;
  for (const InboxEntry& entry : due) by_agency[entry.name.agency].push_back(entry);
  for (const auto& [agency, entries] : by_agency) {
    // Of an inbox that is another's by now nobody wants to hear; it is told no more.
    if (const auto answerer = open_.Find(agency)) {
      const absl::Status reported = board_.Report(agency, answerer->inbox, entries);
      if (!reported.ok() && status::IsRetryable(reported)) return reported;
    }
  }
  const absl::Status noted = database_.Write([&](sql::Transaction& tx) -> absl::Status {
    for (const InboxEntry& entry : due) RETURN_IF_ERROR(EntryStore::ProgressTold(tx, entry));
    return absl::OkStatus();
  });
  if (!noted.ok()) return noted;
  return due.size() == static_cast<size_t>(kProgressBatchMax);
}

}  // namespace vanthu::connector
