#include "tests/benchmark/counter_row.h"

#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/macros.h"

namespace vanthu::benchmark {
namespace {

constexpr char kTables[] =
    "create table counter (agency text, book text, year bigint, last bigint not null, primary key (agency, book, year));"
    "create table register_row (agency text, issuance text, book text not null, year bigint not null, number bigint not null,"
    " notation text not null, day text not null, revision text not null, recipients text not null, allocated_at bigint not null,"
    " primary key (agency, issuance), unique (agency, book, year, number));"
    "insert into counter values ('so-a', 'van-ban-di', 2024, 0)";
constexpr char kCountUp[] =
    "update counter set last = last + 1 where agency = 'so-a' and book = 'van-ban-di' and year = 2024 returning last";
constexpr char kInsert[] = "insert into register_row values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

struct Clear {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, Clear>;

absl::StatusOr<Result> Checked(PGconn* connection, PGresult* raw) {
  Result result(raw);
  const ExecStatusType status = PQresultStatus(raw);
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return result;
  return absl::InternalError(absl::StrCat("PostgreSQL: ", PQerrorMessage(connection)));
}

absl::StatusOr<std::string> OneValue(PGconn* connection, PGresult* raw) {
  ASSIGN_OR_RETURN(const Result result, Checked(connection, raw));
  if (PQntuples(result.get()) != 1) return absl::InternalError("PostgreSQL: not one row");
  return std::string(PQgetvalue(result.get(), 0, 0));
}

absl::Status Run(PGconn* connection, const char* statement) {
  return Checked(connection, PQexec(connection, statement)).status();
}

}  // namespace

absl::StatusOr<std::unique_ptr<CounterRow>> CounterRow::Open(const std::string& url) {
  std::unique_ptr<CounterRow> row(new CounterRow);
  for (Connection& connection : row->connections_) {
    connection.reset(PQconnectdb(url.c_str()));
    PGconn* handle = connection.get();
    if (PQstatus(handle) != CONNECTION_OK) return absl::UnavailableError(PQerrorMessage(handle));
    if (&connection == &row->connections_.front()) RETURN_IF_ERROR(Run(handle, kTables));
    RETURN_IF_ERROR(Checked(handle, PQprepare(handle, "count_up", kCountUp, 0, nullptr)).status());
    RETURN_IF_ERROR(Checked(handle, PQprepare(handle, "insert", kInsert, 10, nullptr)).status());
  }
  return row;
}

absl::Status CounterRow::Take(int caller) {
  PGconn* connection = connections_[static_cast<size_t>(caller)].get();
  RETURN_IF_ERROR(Run(connection, "begin"));
  ASSIGN_OR_RETURN(const std::string number,
                   OneValue(connection, PQexecPrepared(connection, "count_up", 0, nullptr, nullptr, nullptr, 0)));
  RETURN_IF_ERROR(InsertRow(caller, number));
  return Run(connection, "commit");
}

absl::Status CounterRow::InsertRow(int caller, const std::string& number) {
  PGconn* connection = connections_[static_cast<size_t>(caller)].get();
  const std::string issuance = absl::StrFormat("c%d-%d", caller, taken_[static_cast<size_t>(caller)]++);
  const std::string digest = crypto::Sha256(issuance).Hex();
  const std::string now = absl::StrCat(absl::ToUnixMicros(absl::Now()));
  const std::array<const char*, 10> values = {"so-a",       issuance.c_str(), "van-ban-di",   "2024",         number.c_str(),
                                              "STTTT-BCXB", "2024-05-30",     digest.c_str(), digest.c_str(), now.c_str()};
  return Checked(connection, PQexecPrepared(connection, "insert", values.size(), values.data(), nullptr, nullptr, 0)).status();
}

absl::Status CounterRow::Check() const {
  PGconn* connection = connections_.front().get();
  ASSIGN_OR_RETURN(const std::string durable, OneValue(connection, PQexec(connection, "show fsync")));
  if (durable != "on") return absl::InternalError("PostgreSQL does not flush its commits: there is nothing to compare");
  ASSIGN_OR_RETURN(const std::string last, OneValue(connection, PQexec(connection, "select last from counter")));
  ASSIGN_OR_RETURN(const std::string rows, OneValue(connection, PQexec(connection, "select count(*) from register_row")));
  if (last == rows) return absl::OkStatus();
  return absl::InternalError(absl::StrFormat("PostgreSQL: %s rows, the counter says %s", rows, last));
}

}  // namespace vanthu::benchmark
