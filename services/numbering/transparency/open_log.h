#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/numbering/transparency/log_keys.h"
#include "services/numbering/transparency/log_store.h"
#include "services/platform/audit/audit_event.h"
#include "services/platform/sql/database.h"
#include "services/platform/status/cause.h"
#include "services/platform/vocabulary/digest.h"
#include "services/platform/vocabulary/randomness.h"
#include "services/verification/checkpoint.h"
#include "services/verification/leaf.h"
#include "services/verification/register_proof.h"

namespace vanthu::numbering {

// Whether `status` is a rule's answer, beside which the transaction may still commit what was told (a hold, an alarm): a store's
// failure is none, its transaction can only end.
bool IsRefusal(const absl::Status& status);

// What all logs of an installation share. Outlives them.
struct LogHouse {
  std::string installation;  // the first part of each origin
  LogKeys& keys;
  Randomness& randomness;

  std::string OriginPrefix(const AgencyId& agency) const;  // "<installation>/<agency>/"
};

// An agency's log inside one transaction, its row locked: leaves and audit rows are gathered and written by Close, under one new
// checkpoint. The checkpoint may leave the process only after the transaction's commit.
class OpenLog {
 public:
  static absl::StatusOr<OpenLog> Lock(sql::Transaction& tx, const LogHouse& house, const AgencyId& agency, absl::Time now);

  const LogHead& head() const { return head_; }
  LogHead& mutable_head();

  // Adds a leaf that commits to `content` (its commitment is made here) and gives its index. The head's last instant becomes its
  // instant.
  int64_t Append(verification::Leaf leaf, const Digest& content);
  void Tell(audit::Event event) { events_.push_back(std::move(event)); }

  // Holds the agency's books when `note`, a checkpoint that a caller or a disk knows, is ahead of this database or contradicts
  // it. INVALID_FIELD where it is no checkpoint of this log.
  absl::Status Compare(std::string_view note, absl::Time now);
  // The same for a checkpoint whose signature does not matter: found where only this service writes.
  absl::Status CompareFound(const verification::Checkpoint& found, absl::Time now);
  absl::Status JudgeHeld() const;  // BOOK_HELD with the cause

  // Lets books that are held give numbers again, for a person says that this database is the right one. BOOK_HELD where one of
  // `published` still knows more, or something else: then the transaction has to end without a commit.
  struct Release {
    std::string reason;
    std::string actor;
    std::vector<verification::Checkpoint> published;
  };
  absl::Status ReleaseHeld(const Release& release, absl::Time now);

  absl::Status Close();

  // After Close: leaf `index` with its proof under the newest checkpoint.
  absl::StatusOr<verification::RegisterProof> Prove(int64_t index);

 private:
  OpenLog(sql::Transaction& tx, const LogHouse& house, LogHead head) : tx_(&tx), house_(&house), head_(std::move(head)) {}
  absl::StatusOr<std::optional<status::Cause>> Contradiction(const verification::Checkpoint& known);
  void Hold(status::Cause cause, absl::Time now);

  sql::Transaction* tx_;
  const LogHouse* house_;
  LogHead head_;
  bool head_changed_ = false;
  std::vector<StoredLeaf> leaves_;
  std::vector<TileHash> tile_hashes_;
  std::vector<audit::Event> events_;
  std::set<std::string, std::less<>> compared_;
};

}  // namespace vanthu::numbering
