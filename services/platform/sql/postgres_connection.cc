#include "services/platform/sql/postgres_connection.h"

#include <libpq-fe.h>

#include <array>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"
#include "services/platform/sql/failure.h"
#include "services/platform/sql/migration_store.h"
#include "services/platform/sql/postgres_value.h"
#include "services/platform/sql/statement_text.h"
#include "services/platform/status/macros.h"

namespace vanthu::sql {
namespace {

constexpr size_t kStatementsMax = 256;  // as on SQLite

// Only what keeps a promise: a lock is not waited for for ever, a stalled process keeps none, and a commit is on disk when it is
// told (a stricter setting of the server's, for a synchronous standby, stays).
constexpr char kSessionSettings[] =
    "set lock_timeout = '5s'; set idle_in_transaction_session_timeout = '10s'; set search_path to \"%s\"; "
    "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'";

Failure MeaningOfClass(std::string_view sqlstate) {
  const std::string_view of = sqlstate.substr(0, 2);
  if (of == "23") return Failure::kConstraint;
  if (of == "08") return Failure::kLost;
  return Failure::kOther;
}

// https://www.postgresql.org/docs/15/errcodes-appendix.html
Failure MeaningOf(std::string_view sqlstate) {
  constexpr std::array<std::pair<std::string_view, Failure>, 14> kMeanings = {{
      {"23505", Failure::kUnique},    // unique_violation
      {"40001", Failure::kRetry},     // serialization_failure
      {"40P01", Failure::kRetry},     // deadlock_detected
      {"55P03", Failure::kBusy},      // lock_not_available
      {"53300", Failure::kBusy},      // too_many_connections
      {"57P01", Failure::kLost},      // admin_shutdown
      {"57P02", Failure::kLost},      // crash_shutdown
      {"57P03", Failure::kLost},      // cannot_connect_now
      {"25P03", Failure::kLost},      // idle_in_transaction_session_timeout
      {"0A000", Failure::kLost},      // "cached plan must not change result type": another connection migrated
      {"53100", Failure::kFull},      // disk_full
      {"25006", Failure::kReadOnly},  // read_only_sql_transaction
      {"08P01", Failure::kOther},     // protocol_violation: ours, not the line's
      {"42501", Failure::kOther},     // insufficient_privilege
  }};
  for (const auto& [code, failure] : kMeanings) {
    if (code == sqlstate) return failure;
  }
  return MeaningOfClass(sqlstate);
}

void IgnoreNotice(void* /*context*/, const char* /*message*/) {}

std::string OneLine(const char* message) {
  std::string text = message == nullptr ? "" : message;
  for (char& c : text) {
    if (c == '\n') c = ' ';
  }
  absl::StripAsciiWhitespace(&text);
  return text;
}

}  // namespace

void PostgresConnection::Close::operator()(pg_conn* handle) const { PQfinish(handle); }
void PostgresConnection::Close::operator()(pg_result* result) const { PQclear(result); }

absl::StatusOr<std::unique_ptr<PostgresConnection>> PostgresConnection::Connect(const std::string& url,
                                                                                const std::string& schema) {
  // What stands before dbname gives way to what the URL says.
  const std::array<const char*, 6> names = {"connect_timeout", "tcp_user_timeout", "application_name",
                                            "dbname",          "client_encoding",  nullptr};
  const std::array<const char*, 6> values = {"10", "30000", "vanthu", url.c_str(), "UTF8", nullptr};
  Handle handle(PQconnectdbParams(names.data(), values.data(), /*expand_dbname=*/1));
  if (PQstatus(handle.get()) != CONNECTION_OK) return Failed(Failure::kLost, OneLine(PQerrorMessage(handle.get())));
  PQsetNoticeProcessor(handle.get(), IgnoreNotice, nullptr);
  std::unique_ptr<PostgresConnection> connection(new PostgresConnection(std::move(handle), schema));
  RETURN_IF_ERROR(connection->RunSimple(absl::StrFormat(kSessionSettings, schema)));
  return connection;
}

absl::Status PostgresConnection::MakeSchema() {
  // `if not exists` alone races with another process that starts, and asks for a right that the service's role need not have once
  // its schema is there.
  return RunSimple(
      absl::StrFormat("do $vanthu$ begin "
                      "perform pg_advisory_xact_lock(hashtext('vanthu schema')); "
                      "if to_regnamespace('\"%1$s\"') is null then create schema \"%1$s\"; end if; "
                      "if to_regtype('\"%1$s\".blob') is null then create domain \"%1$s\".blob as bytea; end if; "
                      "%2$s; "
                      "end $vanthu$",
                      schema_, MigrationTable()));
}

bool PostgresConnection::Lost() const { return PQstatus(handle_.get()) != CONNECTION_OK; }

absl::Status PostgresConnection::FailedWith(const Result& result) {
  const char* sqlstate = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
  const Failure failure = Lost() || sqlstate == nullptr ? Failure::kLost : MeaningOf(sqlstate);
  if (failure == Failure::kLost) MarkUnhealthy();
  const char* primary = PQresultErrorField(result.get(), PG_DIAG_MESSAGE_PRIMARY);
  const std::string message = OneLine(primary != nullptr ? primary : PQerrorMessage(handle_.get()));
  return Failed(failure, absl::StrFormat("PostgreSQL: %s (%s)", message, sqlstate == nullptr ? "no SQLSTATE" : sqlstate));
}

absl::Status PostgresConnection::RunSimple(const std::string& script) {
  const Result result(PQexec(handle_.get(), script.c_str()));
  const ExecStatusType status = PQresultStatus(result.get());
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK ? absl::OkStatus() : FailedWith(result);
}

absl::Status PostgresConnection::StartTransaction(bool writing) {
  return RunSimple(writing ? "begin isolation level read committed" : "begin isolation level repeatable read read only");
}

absl::Status PostgresConnection::EndCommit() {
  const Result result(PQexec(handle_.get(), "commit"));
  if (PQresultStatus(result.get()) == PGRES_COMMAND_OK) {
    // COMMIT of a transaction that had failed answers OK, with this tag.
    if (std::string_view(PQcmdStatus(result.get())) == "COMMIT") return absl::OkStatus();
    return Failed(Failure::kOther, "PostgreSQL rolled the transaction back instead of committing it");
  }
  absl::Status failed = FailedWith(result);
  // COMMIT was sent, its answer is lost: the server may have committed.
  if (!healthy()) return Failed(Failure::kInDoubt, OneLine(PQerrorMessage(handle_.get())));
  return failed;
}

void PostgresConnection::EndRollback() {
  if (PQtransactionStatus(handle_.get()) != PQTRANS_IDLE && !RunSimple("rollback").ok()) MarkUnhealthy();
}

absl::Status PostgresConnection::Forget() {
  statements_.clear();
  return RunSimple("deallocate all");
}

absl::StatusOr<const PostgresConnection::Statement*> PostgresConnection::Prepare(std::string_view text,
                                                                                 const std::string& types) {
  // The types belong to the name: a statement prepared for a NULL of unknown type is another one.
  const std::string key = absl::StrFormat("%s/%s", types, text);
  if (const auto found = statements_.find(key); found != statements_.end()) return &found->second;
  if (statements_.size() >= kStatementsMax) RETURN_IF_ERROR(Forget());
  const PostgresText translated = ToPostgres(text);
  if (translated.parameters != types.size()) {
    return Failed(Failure::kOther, absl::StrFormat("%d parameters for %d in: %s", types.size(), translated.parameters, text));
  }
  std::vector<Oid> type_ids;
  type_ids.reserve(types.size());
  for (const char letter : types) type_ids.push_back(PostgresTypeOf(letter));
  std::string name = absl::StrFormat("s%d", ++prepared_count_);
  const Result result(
      PQprepare(handle_.get(), name.c_str(), translated.text.c_str(), static_cast<int>(type_ids.size()), type_ids.data()));
  if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) return FailedWith(result);
  return &statements_.emplace(key, Statement{std::move(name), types.size()}).first->second;
}

absl::StatusOr<Connection::Outcome> PostgresConnection::Run(std::string_view text, const Parameters& parameters) {
  ASSIGN_OR_RETURN(const Statement* statement, Prepare(text, parameters.types));
  const PostgresParameters sent(parameters.values);
  const Result result(PQexecPrepared(handle_.get(), statement->name.c_str(), sent.count(), sent.pointers(), sent.lengths(),
                                     sent.formats(), /*resultFormat=*/1));
  const ExecStatusType status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) return FailedWith(result);
  Outcome outcome;
  const std::string_view changed = PQcmdTuples(result.get());
  if (status == PGRES_COMMAND_OK && !changed.empty()) outcome.changed = std::stoll(std::string(changed));
  const int columns = PQnfields(result.get());
  outcome.rows.resize(static_cast<size_t>(PQntuples(result.get())));
  for (int row = 0; row < PQntuples(result.get()); ++row) {
    std::vector<Value>& values = outcome.rows[static_cast<size_t>(row)];
    values.resize(static_cast<size_t>(columns));
    for (int column = 0; column < columns; ++column) {
      if (PQgetisnull(result.get(), row, column) != 0) continue;
      const std::string_view bytes(PQgetvalue(result.get(), row, column),
                                   static_cast<size_t>(PQgetlength(result.get(), row, column)));
      ASSIGN_OR_RETURN(values[static_cast<size_t>(column)], FromPostgres(PQftype(result.get(), column), bytes));
    }
  }
  return outcome;
}

absl::StatusOr<std::optional<absl::Time>> PostgresConnection::ServerTime() {
  // Not now(): that is the transaction's start, and a commit may have waited long for its lock.
  ASSIGN_OR_RETURN(const Rows rows, QueryValues("select cast(extract(epoch from clock_timestamp()) * 1000000 as bigint)", {}));
  ASSIGN_OR_RETURN(const auto row, rows.One<absl::Time>());
  return std::optional<absl::Time>(std::get<0>(row));
}

}  // namespace vanthu::sql
