#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/connector/intake/inbox_entry.h"
#include "services/platform/sql/database.h"

namespace vanthu::connector {

// An agency with something to be handed over now.
struct DueAgency {
  AgencyId agency;
  Urgency urgency = Urgency::kNormal;  // of the most urgent one
  absl::Time waiting_since;            // of the oldest of these
};

// Rows of inbox_entry and entry_status.
class EntryStore {
 public:
  // Gives it the next position, which is the result; its statuses are stored with it.
  static absl::StatusOr<int64_t> Insert(sql::Transaction& tx, const InboxEntry& entry, const std::string& envelope);
  // How far it is: state, reason, location, tries and times. Says that distribution has to be told of it where `progress_due`;
  // what it has not been told yet stays to be told, unless it is handed over or refused now: receipts tell that.
  static absl::Status Update(sql::Transaction& tx, const InboxEntry& entry, bool progress_due);
  static absl::Status AddStatus(sql::Transaction& tx, const InboxEntry& entry, const ReachedStatus& reached);

  static absl::StatusOr<std::optional<InboxEntry>> Find(sql::Transaction& tx, const EntryName& name);
  // The attempts of one delivery, in their order; locked until the transaction ends.
  static absl::StatusOr<std::vector<InboxEntry>> AttemptsToChange(sql::Transaction& tx, const AgencyId& agency,
                                                                  const DeliveryId& delivery);
  static absl::StatusOr<std::string> Envelope(sql::Transaction& tx, const EntryName& name);
  // Newest first, those taken before `position`; 0: from the newest.
  static absl::StatusOr<std::vector<InboxEntry>> List(sql::Transaction& tx, const AgencyId& agency, int64_t position,
                                                      int count_max);

  // The agencies that have open entries which are due, each with what is most urgent there; in no order.
  static absl::StatusOr<std::vector<DueAgency>> DueAgencies(sql::Transaction& tx, absl::Time now);
  // The agency's entry to be handed over next, urgent ones first, then oldest; of a delivery only its first open attempt. None:
  // it has none that is due.
  static absl::StatusOr<std::optional<InboxEntry>> Head(sql::Transaction& tx, const AgencyId& agency, absl::Time now);
  // When the next open entry comes due after `now`; none: no entry waits for a time. It may have to wait for an earlier attempt.
  static absl::StatusOr<std::optional<absl::Time>> NextTry(sql::Transaction& tx, absl::Time now);
  // All open entries of an agency wait for the same reason.
  static absl::Status HoldAll(sql::Transaction& tx, const AgencyId& agency, const std::string& reason, absl::Time next_try_at);

  // The agencies that have entries of whose state distribution has to be told, and an agency's such entries.
  static absl::StatusOr<std::vector<AgencyId>> AgenciesToTellOf(sql::Transaction& tx);
  static absl::StatusOr<std::vector<InboxEntry>> ProgressDue(sql::Transaction& tx, const AgencyId& agency, int count_max);
  // It was told: of the state as `entry` has it. A newer one stays due.
  static absl::Status ProgressTold(sql::Transaction& tx, const InboxEntry& entry);
};

}  // namespace vanthu::connector
