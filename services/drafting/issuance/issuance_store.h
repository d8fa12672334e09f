#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/drafting/draft/list_place.h"
#include "services/drafting/issuance/issuance.h"
#include "services/platform/sql/database.h"

namespace vanthu::drafting {

// An issuance whose time has come: what can be read of its row whatever its content is.
struct DueIssuance {
  IssuanceName name;
  int64_t times_unreadable = 0;  // in a row, so far
};

// The sagas of all agencies. ISSUANCE_UNREADABLE names one whose stored content cannot be read.
class IssuanceStore {
 public:
  static absl::Status Insert(sql::Transaction& tx, const Issuance& issuance);
  static absl::StatusOr<Issuance> Find(sql::Transaction& tx, const IssuanceName& name);
  // How many issuances of the draft are refused or voided.
  static absl::StatusOr<int64_t> CountEnded(sql::Transaction& tx, const DraftName& draft);
  // What the agency published on that day under this number and symbol.
  static absl::StatusOr<std::vector<Issuance>> ListPublished(sql::Transaction& tx, const AgencyId& agency,
                                                             const DispatchNumber& number, absl::CivilDay day);
  // Newest first; in one of the states, where some are named.
  static absl::StatusOr<std::vector<Issuance>> List(sql::Transaction& tx, const AgencyId& agency,
                                                    const std::vector<IssuanceState>& states, const ListPlace& before,
                                                    int count_max);
  // The one that has waited longest among those that are due.
  static absl::StatusOr<std::optional<DueIssuance>> NextDue(sql::Transaction& tx, absl::Time now);
  // Puts one that cannot be read behind the others, until then. The next Update forgets that it could not.
  static absl::Status SetAside(sql::Transaction& tx, const DueIssuance& due, absl::Time next_try_at);
  // When the next one is due; none when nothing goes on by itself.
  static absl::StatusOr<std::optional<absl::Time>> NextTryAt(sql::Transaction& tx);
  // Stores `changed` (whose version is the one that was read) and gives it with its new version. ETAG_MISMATCH where it was
  // changed meanwhile.
  static absl::StatusOr<Issuance> Update(sql::Transaction& tx, Issuance changed);

  // The highest checkpoint of the agency's register log that this service was told; empty at first.
  static absl::StatusOr<std::string> KnownCheckpoint(sql::Transaction& tx, const AgencyId& agency);
  static absl::Status LearnCheckpoint(sql::Transaction& tx, const AgencyId& agency, const std::string& checkpoint);
};

}  // namespace vanthu::drafting
