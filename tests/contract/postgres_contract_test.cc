#include <atomic>
#include <cstdint>
#include <future>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "gtest/gtest.h"
#include "services/platform/sql/database.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "tests/contract/engine.h"

namespace vanthu::contract {
namespace {

using sql::Database;
using sql::Failure;
using sql::FailureOf;
using sql::Rows;
using sql::Transaction;

absl::StatusOr<int64_t> NumberOf(Transaction& tx, const std::string& query) {
  ASSIGN_OR_RETURN(const Rows rows, tx.Query(query));
  ASSIGN_OR_RETURN(const auto row, rows.One<int64_t>());
  return std::get<0>(row);
}

absl::Status Execute(Transaction& tx, const std::string& statement) { return tx.Execute(statement).status(); }

// What only a server does: it goes away, comes back, ends sessions, and finds deadlocks.
class PostgresContract : public EngineTest {
 protected:
  void SetUp() override {
    EngineTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    database_ = Open();
    ASSERT_NE(database_, nullptr);
    const absl::Status made =
        database_->Migrate("contract", {{1, "0001_thing",
                                         "create table thing (id bigint not null primary key, number bigint); "
                                         "insert into thing(id, number) values (1, 0), (2, 0);"}});
    ASSERT_TRUE(made.ok()) << made;
  }
  // Ends a session of the server, as an administrator or a restart would.
  void Terminate(int64_t session) {
    const absl::Status status =
        Open()->Write([&](Transaction& tx) { return Execute(tx, absl::StrFormat("select pg_terminate_backend(%d)", session)); });
    EXPECT_TRUE(status.ok()) << status;
  }
  int64_t Read(const std::string& query) {
    return *sql::Read<int64_t>(*database_, [&](Transaction& tx) { return NumberOf(tx, query); });
  }
  std::unique_ptr<Database> database_;
};
INSTANTIATE_TEST_SUITE_P(Engine, PostgresContract, ::testing::Values("postgres"), EngineName);

TEST_P(PostgresContract, ASessionLostBeforeTheCommitRunsAgain) {
  int runs = 0;
  const absl::Status status = database_->Write([&](Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(Execute(tx, "update thing set number = number + 1 where id = 1"));
    ASSIGN_OR_RETURN(const int64_t session, NumberOf(tx, "select pg_backend_pid()"));
    if (++runs == 1) Terminate(session);
    return Execute(tx, "update thing set number = number + 1 where id = 2");
  });
  EXPECT_TRUE(status.ok()) << status;
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(Read("select number from thing where id = 1"), 1);
}

TEST_P(PostgresContract, SessionsLostWhileIdleAreOpenedAnew) {
  std::vector<int64_t> sessions;
  const absl::Status held = database_->Read([&](Transaction& outer) -> absl::Status {
    sessions.push_back(*NumberOf(outer, "select pg_backend_pid()"));
    return database_->Read([&](Transaction& inner) -> absl::Status {
      sessions.push_back(*NumberOf(inner, "select pg_backend_pid()"));
      return absl::OkStatus();
    });
  });
  ASSERT_TRUE(held.ok()) << held;
  ASSERT_EQ(sessions.size(), 2u);
  for (const int64_t session : sessions) Terminate(session);
  int runs = 0;
  const absl::Status status = database_->Write([&](Transaction& tx) -> absl::Status {
    ++runs;
    return Execute(tx, "update thing set number = 5 where id = 1");
  });
  EXPECT_TRUE(status.ok()) << status;
  EXPECT_EQ(runs, 1);
}

TEST_P(PostgresContract, ASessionLostDuringTheCommitLeavesTheOutcomeInDoubt) {
  // A deferred trigger runs inside COMMIT: the session ends there, and the client cannot tell on which side of it.
  ASSERT_TRUE(database_
                  ->Write([](Transaction& tx) -> absl::Status {
                    RETURN_IF_ERROR(Execute(tx,
                                            "create function die() returns trigger language plpgsql as "
                                            "'begin perform pg_terminate_backend(pg_backend_pid()); return null; end'"));
                    return Execute(tx,
                                   "create constraint trigger at_commit after update on thing deferrable initially deferred "
                                   "for each row execute function die()");
                  })
                  .ok());
  int runs = 0;
  const absl::Status status = database_->Write([&](Transaction& tx) {
    ++runs;
    return Execute(tx, "update thing set number = 7 where id = 1");
  });
  EXPECT_EQ(FailureOf(status), Failure::kInDoubt) << status;
  EXPECT_TRUE(status::Is(status, status::Reason::kOutcomeUnknown));
  EXPECT_EQ(runs, 1);
  EXPECT_EQ(Read("select number from thing where id = 1"), 0);
}

TEST_P(PostgresContract, AConstraintJudgedAtTheCommitIsARefusalAndNotInDoubt) {
  const absl::Status status = database_->Write([](Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(Execute(tx, "create table late (id bigint unique deferrable initially deferred)"));
    return Execute(tx, "insert into late(id) values (1), (1)");
  });
  EXPECT_EQ(FailureOf(status), Failure::kUnique) << status;
}

TEST_P(PostgresContract, TheVictimOfADeadlockRunsAgain) {
  std::promise<void> locked[2];
  std::shared_future<void> both[2] = {locked[0].get_future().share(), locked[1].get_future().share()};
  std::atomic<int> runs = 0;
  const auto lock_in_order = [&](int me) {
    bool first_run = true;
    return database_->Write([&](Transaction& tx) -> absl::Status {
      ++runs;
      RETURN_IF_ERROR(tx.Execute("update thing set number = number + 1 where id = ?1", me + 1).status());
      if (std::exchange(first_run, false)) {
        locked[me].set_value();
        both[1 - me].wait();
      }
      return tx.Execute("update thing set number = number + 1 where id = ?1", 2 - me).status();
    });
  };
  auto other = std::async(std::launch::async, lock_in_order, 1);
  const absl::Status mine = lock_in_order(0);
  const absl::Status others = other.get();
  EXPECT_TRUE(mine.ok()) << mine;
  EXPECT_TRUE(others.ok()) << others;
  EXPECT_GE(runs, 3);
  EXPECT_EQ(Read("select count(*) from thing where number = 2"), 2);
}

TEST_P(PostgresContract, AStatementPreparedBeforeAMigrationStillRuns) {
  const auto read_all = [&] { return database_->Read([](Transaction& tx) { return tx.Query("select * from thing").status(); }); };
  ASSERT_TRUE(read_all().ok());
  ASSERT_TRUE(Open()->Write([](Transaction& tx) { return Execute(tx, "alter table thing add column more text"); }).ok());
  const absl::Status after = read_all();
  EXPECT_TRUE(after.ok()) << after;
}

TEST_P(PostgresContract, SettingsHoldWhatThePromisesNeed) {
  const absl::Status status = database_->Write([](Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(const Rows rows, tx.Query("select current_setting('idle_in_transaction_session_timeout'), "
                                               "current_setting('lock_timeout'), current_setting('synchronous_commit'), "
                                               "current_setting('transaction_isolation'), current_setting('client_encoding')"));
    ASSIGN_OR_RETURN(const auto row, (rows.One<std::string, std::string, std::string, std::string, std::string>()));
    EXPECT_EQ(row, std::tuple("10s", "5s", "on", "read committed", "UTF8"));
    return absl::OkStatus();
  });
  EXPECT_TRUE(status.ok()) << status;
}

TEST_P(PostgresContract, ATypeThatNoStoreReadsIsAnErrorThatSaysSo) {
  const absl::Status status = database_->Read([](Transaction& tx) { return tx.Query("select sum(number) from thing").status(); });
  EXPECT_NE(status.ToString().find("cast"), std::string::npos) << status;
}

TEST_P(PostgresContract, AServerThatIsNotThereIsToldAtTheStart) {
  const auto opened = Database::Open({.url = "postgresql:///x?host=/nonexistent&password=secret", .schema = "a"});
  EXPECT_EQ(FailureOf(opened.status()), Failure::kLost);
  EXPECT_EQ(opened.status().ToString().find("secret"), std::string::npos);
}

TEST_P(PostgresContract, ASchemaIsAPlainName) {
  for (const std::string schema : {"", "A", "a\"; drop schema b; --", "1a"}) {
    const auto opened = Database::Open({.url = "postgresql:///x", .schema = schema});
    EXPECT_TRUE(status::Is(opened.status(), status::Reason::kConfigInvalid)) << schema;
  }
}

}  // namespace
}  // namespace vanthu::contract
