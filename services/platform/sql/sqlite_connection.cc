#include "services/platform/sql/sqlite_connection.h"

#include <sqlite3.h>

#include <utility>
#include <variant>

#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"
#include "services/platform/sql/failure.h"
#include "services/platform/sql/migration_store.h"
#include "services/platform/status/macros.h"

namespace vanthu::sql {
namespace {

constexpr int kBusyWaitMilliseconds = 5000;  // another process on the same file: an offline audit, a backup
constexpr size_t kStatementsMax = 256;       // stores have far fewer texts; one that builds them anew must not fill the memory

Failure ConstraintOf(int extended_code) {
  switch (extended_code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      return Failure::kUnique;
    default:
      return Failure::kConstraint;
  }
}

Failure MeaningOf(int extended_code) {
  switch (extended_code & 0xff) {
    case SQLITE_CONSTRAINT:
      return ConstraintOf(extended_code);
    case SQLITE_BUSY:
      return extended_code == SQLITE_BUSY_SNAPSHOT ? Failure::kRetry : Failure::kBusy;
    case SQLITE_LOCKED:
      return Failure::kBusy;
    case SQLITE_IOERR:
      return Failure::kLost;
    case SQLITE_FULL:
      return Failure::kFull;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return Failure::kReadOnly;
    default:
      return Failure::kOther;
  }
}

// After these nothing that the connection holds in memory is to be trusted.
bool EndsConnection(int extended_code) {
  switch (extended_code & 0xff) {
    case SQLITE_IOERR:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_CANTOPEN:
      return true;
    default:
      return false;
  }
}

// By reference: the values outlive the statement's run.
int Bind(sqlite3_stmt* statement, int number, const Value& value) {
  if (const auto* integer = std::get_if<int64_t>(&value)) return sqlite3_bind_int64(statement, number, *integer);
  if (const auto* text = std::get_if<std::string>(&value)) {
    return sqlite3_bind_text64(statement, number, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  if (const auto* bytes = std::get_if<Bytes>(&value)) {
    return sqlite3_bind_blob64(statement, number, bytes->data.data(), bytes->data.size(), SQLITE_STATIC);
  }
  return sqlite3_bind_null(statement, number);
}

absl::StatusOr<Value> ReadColumn(sqlite3_stmt* statement, int column) {
  // The pointer before the length: only then is the length that of the pointer's form.
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_NULL:
      return Value();
    case SQLITE_INTEGER:
      return Value(static_cast<int64_t>(sqlite3_column_int64(statement, column)));
    case SQLITE_TEXT: {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
      return Value(std::string(text, static_cast<size_t>(sqlite3_column_bytes(statement, column))));
    }
    case SQLITE_BLOB: {
      const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, column));
      const auto length = static_cast<size_t>(sqlite3_column_bytes(statement, column));
      return Value(length == 0 ? Bytes() : Bytes{std::string(bytes, length)});
    }
    default:
      return Failed(Failure::kOther, absl::StrFormat("column %d is a floating-point number: cast it", column + 1));
  }
}

// A prepared statement is left so that it may be run again, and holds no pointer to parameters.
class Reset {
 public:
  explicit Reset(sqlite3_stmt* statement) : statement_(statement) {}
  Reset(const Reset&) = delete;
  Reset& operator=(const Reset&) = delete;
  ~Reset() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }

 private:
  sqlite3_stmt* statement_;
};

}  // namespace

void SqliteConnection::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
void SqliteConnection::Close::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

absl::StatusOr<std::unique_ptr<Connection>> SqliteConnection::Open(const std::string& path, int64_t pages_max) {
  sqlite3* raw = nullptr;
  // NOMUTEX: the pool sees to it that a connection has one thread at a time.
  const int code = sqlite3_open_v2(path.c_str(), &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  std::unique_ptr<SqliteConnection> connection(new SqliteConnection(Handle(raw), path));
  if (raw == nullptr) return Failed(Failure::kOther, absl::StrFormat("SQLite cannot open %s: no memory", path));
  sqlite3_extended_result_codes(raw, 1);
  if (code != SQLITE_OK) return connection->FailedWith(sqlite3_extended_errcode(raw));
  RETURN_IF_ERROR(connection->Configure(pages_max));
  return connection;
}

absl::Status SqliteConnection::Configure(int64_t pages_max) {
  sqlite3_busy_timeout(handle_.get(), kBusyWaitMilliseconds);
  // "x" is a name, as on PostgreSQL, never text.
  sqlite3_db_config(handle_.get(), SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(handle_.get(), SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  RETURN_IF_ERROR(RunSimple("pragma journal_mode = wal"));
  RETURN_IF_ERROR(RunSimple("pragma synchronous = full"));
  RETURN_IF_ERROR(RunSimple("pragma foreign_keys = on"));
  RETURN_IF_ERROR(RunSimple(MigrationTable().c_str()));
  if (pages_max == 0) return absl::OkStatus();
  return RunSimple(absl::StrFormat("pragma max_page_count = %d", pages_max).c_str());
}

absl::Status SqliteConnection::FailedWith(int code) {
  if (EndsConnection(code)) MarkUnhealthy();
  return Failed(MeaningOf(code), absl::StrFormat("SQLite, %s: %s (%d)", path_, sqlite3_errmsg(handle_.get()), code));
}

absl::Status SqliteConnection::RunSimple(const char* statement) {
  const int code = sqlite3_exec(handle_.get(), statement, nullptr, nullptr, nullptr);
  return code == SQLITE_OK ? absl::OkStatus() : FailedWith(code);
}

absl::Status SqliteConnection::StartTransaction(bool writing) {
  if (reads_only_ == writing) {
    RETURN_IF_ERROR(RunSimple(writing ? "pragma query_only = off" : "pragma query_only = on"));
    reads_only_ = !writing;
  }
  return RunSimple(writing ? "begin immediate" : "begin");
}

absl::Status SqliteConnection::EndCommit() {
  absl::Status committed = RunSimple("commit");
  // The frames may have reached the disk, and a recovery would then find them.
  if (FailureOf(committed) == Failure::kLost) return Failed(Failure::kInDoubt, sqlite3_errmsg(handle_.get()));
  return committed;
}

void SqliteConnection::EndRollback() {
  // Some errors (FULL, IOERR) have rolled back already.
  if (sqlite3_get_autocommit(handle_.get()) == 0 && !RunSimple("rollback").ok()) MarkUnhealthy();
}

absl::StatusOr<sqlite3_stmt*> SqliteConnection::Prepare(std::string_view text) {
  if (const auto found = statements_.find(text); found != statements_.end()) return found->second.get();
  if (statements_.size() >= kStatementsMax) statements_.clear();
  sqlite3_stmt* prepared = nullptr;
  const char* tail = nullptr;
  const int code =
      sqlite3_prepare_v3(handle_.get(), text.data(), static_cast<int>(text.size()), SQLITE_PREPARE_PERSISTENT, &prepared, &tail);
  Statement statement(prepared);
  if (code != SQLITE_OK) return FailedWith(code);
  // PostgreSQL refuses two statements in one; here the second would be dropped in silence.
  const bool rest = !absl::StripAsciiWhitespace(std::string(tail, text.data() + text.size())).empty();
  if (prepared == nullptr || rest) return Failed(Failure::kOther, absl::StrFormat("not one statement: %s", text));
  statements_.emplace(std::string(text), std::move(statement));
  return prepared;
}

absl::StatusOr<Connection::Outcome> SqliteConnection::Step(sqlite3_stmt* statement) {
  const int64_t changes_before = sqlite3_total_changes64(handle_.get());
  Outcome outcome;
  const int columns = sqlite3_column_count(statement);
  int code = sqlite3_step(statement);
  for (; code == SQLITE_ROW; code = sqlite3_step(statement)) {
    std::vector<Value>& row = outcome.rows.emplace_back();
    row.reserve(static_cast<size_t>(columns));
    for (int column = 0; column < columns; ++column) {
      ASSIGN_OR_RETURN(Value value, ReadColumn(statement, column));
      row.push_back(std::move(value));
    }
  }
  if (code != SQLITE_DONE) return FailedWith(code);
  // changes64 stays what it was after a statement that changes nothing.
  if (sqlite3_total_changes64(handle_.get()) != changes_before) outcome.changed = sqlite3_changes64(handle_.get());
  return outcome;
}

absl::StatusOr<Connection::Outcome> SqliteConnection::Run(std::string_view text, const Parameters& parameters) {
  ASSIGN_OR_RETURN(sqlite3_stmt * statement, Prepare(text));
  const Reset reset(statement);
  const auto wanted = static_cast<size_t>(sqlite3_bind_parameter_count(statement));
  if (wanted != parameters.values.size()) {
    return Failed(Failure::kOther, absl::StrFormat("%d parameters for %d in: %s", parameters.values.size(), wanted, text));
  }
  for (size_t i = 0; i < wanted; ++i) {
    if (const int code = Bind(statement, static_cast<int>(i) + 1, *parameters.values[i]); code != SQLITE_OK)
      return FailedWith(code);
  }
  return Step(statement);
}

}  // namespace vanthu::sql
