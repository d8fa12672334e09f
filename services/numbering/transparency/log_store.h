#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/numbering/transparency/merkle_tree.h"
#include "services/platform/sql/database.h"
#include "services/platform/status/cause.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::numbering {

// One life of an agency's log. A restore begins a new epoch; the leaves of the older ones stay.
struct LogId {
  AgencyId agency;
  int64_t epoch = 1;
  friend auto operator<=>(const LogId&, const LogId&) = default;
};

// Where an agency's log stands, and what its books have to know of time: the row that every writer locks first.
struct LogHead {
  LogId id;
  Frontier tree;
  std::string checkpoint;                   // signed, over `tree`; empty while there is no leaf
  absl::Time opened_at;                     // its key counts from then on
  std::optional<absl::Time> last_instant;   // of the last leaf, or the clock that a person accepted after it
  absl::Duration clock_offset;              // accepted distance of our clock to PostgreSQL's
  std::string clock_alarm;                  // the reason for which the clock is refused now; empty: it is not
  std::optional<status::Cause> held_cause;  // why the agency's books are held
};

struct StoredLeaf {
  int64_t index = 0;
  std::string text;
  Digest hash;
  std::string nonce;
};

struct AcceptedClock {
  int64_t log_size = 0;
  absl::Time accepted_at;
  std::string reason;
  std::string accepted_by;
};

// The agency's row, locked until the transaction ends; made when there is none. `now` is when a new log is opened.
absl::StatusOr<LogHead> LockHead(sql::Transaction& tx, const AgencyId& agency, absl::Time now);
absl::StatusOr<std::optional<LogHead>> FindHead(sql::Transaction& tx, const AgencyId& agency);
absl::StatusOr<std::vector<LogHead>> ListHeads(sql::Transaction& tx);
absl::Status SaveHead(sql::Transaction& tx, const LogHead& head);

absl::Status InsertLeaves(sql::Transaction& tx, const LogId& log, const std::vector<StoredLeaf>& leaves);
absl::Status InsertTileHashes(sql::Transaction& tx, const LogId& log, const std::vector<TileHash>& hashes);
// The leaves [from, to) that are there, by index.
absl::StatusOr<std::vector<StoredLeaf>> ReadLeaves(sql::Transaction& tx, const LogId& log, int64_t from, int64_t to);
// Valid as long as `tx`.
HashReader StoredHashes(sql::Transaction& tx, const LogId& log);

absl::Status InsertAcceptedClock(sql::Transaction& tx, const LogId& log, const AcceptedClock& accepted);
absl::StatusOr<std::vector<AcceptedClock>> ListAcceptedClocks(sql::Transaction& tx, const LogId& log);

}  // namespace vanthu::numbering
