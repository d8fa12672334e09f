#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/platform/sql/migration.h"
#include "services/platform/sql/value.h"

namespace vanthu::sql {

// The rows a query gave, read into memory.
class Rows {
 public:
  explicit Rows(std::vector<std::vector<Value>> rows) : rows_(std::move(rows)) {}
  size_t size() const { return rows_.size(); }

  // Exactly one row; NOT_FOUND where there is none.
  template <class... T>
  absl::StatusOr<std::tuple<T...>> One() const {
    if (rows_.size() != 1) return NotOneRow(rows_.size());
    return Read<T...>(rows_.front());
  }
  // The first row, if there is one.
  template <class... T>
  absl::StatusOr<std::optional<std::tuple<T...>>> Maybe() const {
    if (rows_.empty()) return std::optional<std::tuple<T...>>();
    auto row = Read<T...>(rows_.front());
    if (!row.ok()) return row.status();
    return std::optional<std::tuple<T...>>(*std::move(row));
  }
  template <class... T>
  absl::StatusOr<std::vector<std::tuple<T...>>> All() const {
    std::vector<std::tuple<T...>> all;
    all.reserve(rows_.size());
    for (const auto& row : rows_) {
      auto read = Read<T...>(row);
      if (!read.ok()) return read.status();
      all.push_back(*std::move(read));
    }
    return all;
  }
  // The same for a row that a store names once: using Row = std::tuple<…>.
  template <class Row>
  absl::StatusOr<std::vector<Row>> AllAs() const {
    return Unpack(std::type_identity<Row>());
  }

 private:
  template <class... T>
  absl::StatusOr<std::vector<std::tuple<T...>>> Unpack(std::type_identity<std::tuple<T...>>) const {
    return All<T...>();
  }
  static absl::Status NotOneRow(size_t count);
  template <class... T>
  static absl::StatusOr<std::tuple<T...>> Read(const std::vector<Value>& row) {
    if (row.size() != sizeof...(T)) return absl::InternalError("a query gives another count of columns than is read");
    return ReadColumns<T...>(row, std::index_sequence_for<T...>());
  }
  template <class... T, size_t... I>
  static absl::StatusOr<std::tuple<T...>> ReadColumns(const std::vector<Value>& row, std::index_sequence<I...>) {
    absl::Status failed;
    std::tuple<T...> values{ReadColumn<T>(row[I], failed)...};
    if (!failed.ok()) return failed;
    return values;
  }
  template <class T>
  static T ReadColumn(const Value& value, absl::Status& failed) {
    auto read = Column<T>::From(value);
    if (read.ok()) return *std::move(read);
    failed.Update(read.status());
    return T();
  }
  std::vector<std::vector<Value>> rows_;
};

// What a statement's failure means to a store. The status of a failed Query or Execute carries one; nothing else is promised of
// it.
enum class Failure {
  kUnique,      // a unique or primary key exists already
  kConstraint,  // another constraint
  kRetry,       // 40001, 40P01, SQLITE_BUSY_SNAPSHOT: the transaction may be run again
  kBusy,        // the lock was not had in time
  kLost,        // the connection was lost before COMMIT was sent: nothing happened
  kInDoubt,     // lost during COMMIT: never rerun; the request's key finds out
  kFull,        // no space
  kReadOnly,
  kOther,
};
std::optional<Failure> FailureOf(const absl::Status& status);

// One transaction on one connection. Used only inside the function given to Read or Write, by that thread.
// After a statement failed the transaction can only end: return the error.
class Transaction {
 public:
  virtual ~Transaction() = default;

  // Parameters are written ?1, ?2 … in `statement` on both engines.
  template <class... A>
  absl::StatusOr<Rows> Query(std::string_view statement, const A&... parameters) {
    return QueryValues(statement, ToValues(parameters...));
  }
  // Gives the count of rows that were changed.
  template <class... A>
  absl::StatusOr<int64_t> Execute(std::string_view statement, const A&... parameters) {
    return ExecuteValues(statement, ToValues(parameters...));
  }
  // insert into … values for many rows in as few statements as possible. `insert` is "insert into t(a, b)"; each row has as many
  // values. `suffix` follows the values ("on conflict do nothing").
  virtual absl::Status InsertAll(std::string_view insert, const std::vector<std::vector<Value>>& rows,
                                 std::string_view suffix = "") = 0;

  template <class T>
  static Value ToValue(const T& value) {
    return Column<std::decay_t<const T>>::To(value);
  }
  template <class... A>
  static std::vector<Value> ToValues(const A&... parameters) {
    std::vector<Value> values;
    values.reserve(sizeof...(A));
    (values.push_back(ToValue(parameters)), ...);
    return values;
  }

  virtual absl::StatusOr<Rows> QueryValues(std::string_view statement, std::vector<Value> parameters) = 0;
  virtual absl::StatusOr<int64_t> ExecuteValues(std::string_view statement, std::vector<Value> parameters) = 0;

  // " for update" on PostgreSQL, "" on SQLite (whose write transactions hold the one lock from their start).
  virtual std::string_view ForUpdate() const = 0;
  // The server's clock; none on SQLite, which has no clock but ours.
  virtual absl::StatusOr<std::optional<absl::Time>> ServerTime() = 0;
};

// What a test makes of a commit.
enum class CommitOutcome {
  kCommit,
  kFailBefore,  // the process "dies" before COMMIT: rolled back, status kLost
  kFailAfter,   // the process "dies" after COMMIT: committed, status kInDoubt
  kFull,        // no space: rolled back, status kFull
  kReadOnly,    // rolled back, status kReadOnly
};

struct DatabaseOptions {
  std::string url = {};     // "sqlite:/path/file.db", "sqlite::memory:", "postgresql://…" (with ?options of libpq)
  std::string schema = {};  // PostgreSQL: the service's schema, made when missing; SQLite: not used
  std::function<CommitOutcome()> commit_outcome = {};  // tests only; empty: every commit is tried
  int64_t sqlite_pages_max = 0;                        // tests only: a disk that is full (pragma max_page_count); 0: no bound
};

// A database of one service: SQLite (WAL, synchronous=FULL) or PostgreSQL 15+. Owns its connections.
// Threads: any. On SQLite writers wait for one another; readers do not wait for writers.
class Database {
 public:
  static absl::StatusOr<std::unique_ptr<Database>> Open(DatabaseOptions options);
  virtual ~Database() = default;

  // Runs `work` in a write transaction and commits it when it returns OK; rolls back and gives its error otherwise. `work` is run
  // again after kRetry, kBusy and kLost (a bounded number of times), so it must not have effects outside of the transaction. A
  // commit whose outcome is unknown gives OUTCOME_UNKNOWN (kInDoubt).
  virtual absl::Status Write(const std::function<absl::Status(Transaction&)>& work) = 0;

  // Runs `work` on one snapshot; what it writes is refused.
  virtual absl::Status Read(const std::function<absl::Status(Transaction&)>& work) = 0;

  // Brings `component` to its last migration, each in a transaction of its own. FAILED_PRECONDITION where the schema is newer.
  absl::Status Migrate(std::string_view component, const std::vector<Migration>& migrations);
};

// The same with a value: auto count = sql::Read<int64_t>(database, [&](Transaction& tx) -> absl::StatusOr<int64_t> {…});
template <class T>
absl::StatusOr<T> Read(Database& database, const std::function<absl::StatusOr<T>(Transaction&)>& work) {
  std::optional<T> value;
  absl::Status status = database.Read([&](Transaction& tx) -> absl::Status {
    auto result = work(tx);
    if (!result.ok()) return result.status();
    value = *std::move(result);
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return *std::move(value);
}
template <class T>
absl::StatusOr<T> Write(Database& database, const std::function<absl::StatusOr<T>(Transaction&)>& work) {
  std::optional<T> value;
  absl::Status status = database.Write([&](Transaction& tx) -> absl::Status {
    auto result = work(tx);
    if (!result.ok()) return result.status();
    value = *std::move(result);
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return *std::move(value);
}

}  // namespace vanthu::sql
