#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/platform/bus/bus.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/dispatch.h"

namespace vanthu::outbox {

std::vector<sql::Migration> Migrations();  // component "outbox"

// A record that has to reach its topic. It keeps the exact bytes: a repeat is the same record. It is open until `Close`.
struct Entry {
  std::string name;  // unique: what the record is about, e.g. "delivery/attempt"; adding it again changes nothing
  bus::Record record;
  Urgency urgency = Urgency::kNormal;
  absl::Time due;  // not sent before
};

struct OpenEntry {
  Entry entry;
  int64_t sends = 0;     // how often it was acknowledged by the broker
  int64_t failures = 0;  // sends in a row that were not
};

absl::Status Add(sql::Transaction& tx, const std::vector<Entry>& entries);
// The open entries that are due at `now`, urgent ones first, then oldest.
absl::StatusOr<std::vector<OpenEntry>> Due(sql::Transaction& tx, absl::Time now, int count_max);
// When the next entry is due; none when nothing is open.
absl::StatusOr<std::optional<absl::Time>> NextDue(sql::Transaction& tx);
// Sent: counts each send and, where it waits for an answer, says when to send again. A whole batch in few statements.
struct Sent {
  std::string name;
  absl::Time next_due;
};
absl::Status MarkAllSent(sql::Transaction& tx, const std::vector<Sent>& sent, absl::Time now);
// Not acknowledged: counts the failure, and says when to try again.
absl::Status Postpone(sql::Transaction& tx, const std::string& name, absl::Time next_due);
// Nothing more to send: answered, or closed by a person.
absl::Status Close(sql::Transaction& tx, const std::string& name);
// Sends it again from `due` on, though it was closed. False where there is no such entry.
absl::StatusOr<bool> Reopen(sql::Transaction& tx, const std::string& name, absl::Time due);
// The same with another record in the old one's place: one that was signed anew. False where there is no entry of its name.
absl::StatusOr<bool> Renew(sql::Transaction& tx, const Entry& entry);
// Another log: what was sent and is still open is due again; what was to wait still waits.
absl::Status MakeAllDue(sql::Transaction& tx, absl::Time now);

// What became of an entry, open or closed.
struct Sends {
  int64_t count = 0;
  bool is_open = false;
  absl::Time due;
  std::optional<absl::Time> last_sent_at;
};
absl::StatusOr<std::map<std::string, Sends>> FindSends(sql::Transaction& tx, const std::vector<std::string>& names);
// The exact bytes of an entry's record, open or closed.
absl::StatusOr<std::optional<std::string>> FindValue(sql::Transaction& tx, const std::string& name);

// The log identity this outbox last sent to.
absl::StatusOr<std::optional<std::string>> LogIdentity(sql::Transaction& tx);
absl::Status SetLogIdentity(sql::Transaction& tx, const std::string& identity);

}  // namespace vanthu::outbox
