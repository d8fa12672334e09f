#include <cstdint>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/platform/sql/database.h"
#include "services/platform/sql/failure.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "tests/contract/engine.h"

namespace vanthu::contract {
namespace {

using sql::CommitOutcome;
using sql::Database;
using sql::Failure;
using sql::FailureOf;
using sql::Rows;
using sql::Transaction;
using status::Reason;

constexpr char kTables[] =
    "create table thing (id bigint not null primary key, number bigint);"
    "create table counter (id bigint not null primary key, last bigint not null);"
    "insert into counter(id, last) values (1, 0), (2, 0)";

absl::Status Insert(Transaction& tx, int64_t id) { return tx.Execute("insert into thing(id) values (?1)", id).status(); }

// What a transaction promises when it fails, is lost, or runs beside others.
class TransactionContract : public EngineTest {
 protected:
  void SetUp() override {
    EngineTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    database_ = Open();
    ASSERT_NE(database_, nullptr);
    const absl::Status migrated = database_->Migrate("contract", {{1, "0001_thing", kTables}});
    ASSERT_TRUE(migrated.ok()) << migrated;
  }
  int64_t Number(const std::string& query) {
    const auto number = sql::Read<int64_t>(*database_, [&](Transaction& tx) -> absl::StatusOr<int64_t> {
      ASSIGN_OR_RETURN(const Rows rows, tx.Query(query));
      ASSIGN_OR_RETURN(const auto row, rows.One<int64_t>());
      return std::get<0>(row);
    });
    EXPECT_TRUE(number.ok()) << number.status();
    return number.value_or(-1);
  }
  int64_t Count() { return Number("select count(*) from thing"); }

  std::unique_ptr<Database> database_;
};
VANTHU_ON_BOTH_ENGINES(TransactionContract);

TEST_P(TransactionContract, RollsBackWhatEndsWithAnError) {
  const absl::Status status = database_->Write([](Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(Insert(tx, 1));
    return absl::CancelledError("no");
  });
  EXPECT_EQ(status.code(), absl::StatusCode::kCancelled);
  EXPECT_EQ(Count(), 0);
}

TEST_P(TransactionContract, ASwallowedErrorCannotCommit) {
  int runs = 0;
  const absl::Status status = database_->Write([&](Transaction& tx) -> absl::Status {
    ++runs;
    RETURN_IF_ERROR(Insert(tx, 1));
    EXPECT_FALSE(Insert(tx, 1).ok());
    EXPECT_EQ(FailureOf(Insert(tx, 2)), Failure::kUnique) << "the first failure ends it";
    return absl::OkStatus();
  });
  EXPECT_EQ(FailureOf(status), Failure::kUnique);
  EXPECT_EQ(runs, 1);
  EXPECT_EQ(Count(), 0);
}

TEST_P(TransactionContract, AStoreMayTurnAnErrorIntoItsOwn) {
  const absl::Status status = database_->Write([](Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(Insert(tx, 1));
    if (FailureOf(Insert(tx, 1)) == Failure::kUnique) return absl::AlreadyExistsError("it is there");
    return absl::OkStatus();
  });
  EXPECT_EQ(status.code(), absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(Count(), 0);
}

TEST_P(TransactionContract, RunsAgainUntilItIsDone) {
  int runs = 0;
  const absl::Status status = database_->Write([&](Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(Insert(tx, ++runs));
    return runs < 3 ? sql::Failed(Failure::kRetry, "again") : absl::OkStatus();
  });
  EXPECT_TRUE(status.ok()) << status;
  EXPECT_EQ(runs, 3);
  EXPECT_EQ(Number("select min(id) from thing"), 3);
  EXPECT_EQ(Count(), 1);
}

TEST_P(TransactionContract, DoesNotRunAgainForEver) {
  int runs = 0;
  const absl::Status status = database_->Write([&](Transaction&) {
    ++runs;
    return sql::Failed(Failure::kRetry, "again");
  });
  EXPECT_EQ(FailureOf(status), Failure::kRetry);
  EXPECT_TRUE(status::IsRetryable(status));
  EXPECT_GT(runs, 1);
  EXPECT_LT(runs, 100);
}

TEST_P(TransactionContract, NeverRunsAgainWhatIsInDoubt) {
  int runs = 0;
  const absl::Status status = database_->Write([&](Transaction&) {
    ++runs;
    return sql::Failed(Failure::kInDoubt, "who knows");
  });
  EXPECT_TRUE(status::Is(status, Reason::kOutcomeUnknown));
  EXPECT_EQ(runs, 1);
}

TEST_P(TransactionContract, ACommitEndsAsTheTestWants) {
  struct Case {
    CommitOutcome outcome;
    Failure failure;
    Reason reason;
    int64_t rows;
  };
  const std::vector<Case> cases = {{CommitOutcome::kFailBefore, Failure::kLost, Reason::kStoreFailed, 0},
                                   {CommitOutcome::kFailAfter, Failure::kInDoubt, Reason::kOutcomeUnknown, 1},
                                   {CommitOutcome::kFull, Failure::kFull, Reason::kDiskFull, 1},
                                   {CommitOutcome::kReadOnly, Failure::kReadOnly, Reason::kReadOnlyDisk, 1}};
  CommitOutcome next = CommitOutcome::kCommit;
  const auto injected = Open([&] { return next; });
  for (const Case& expected : cases) {
    next = expected.outcome;
    int runs = 0;
    const absl::Status status = injected->Write([&](Transaction& tx) {
      ++runs;
      return Insert(tx, static_cast<int64_t>(expected.outcome));
    });
    EXPECT_EQ(FailureOf(status), expected.failure);
    EXPECT_TRUE(status::Is(status, expected.reason)) << status;
    EXPECT_EQ(runs, 1);
    EXPECT_EQ(Count(), expected.rows);
  }
  next = CommitOutcome::kCommit;
  EXPECT_TRUE(injected->Write([](Transaction& tx) { return Insert(tx, 99); }).ok());
}

TEST_P(TransactionContract, AnErrorIsNoCommitToInject) {
  int commits = 0;
  const auto injected = Open([&] {
    ++commits;
    return CommitOutcome::kCommit;
  });
  EXPECT_FALSE(injected->Write([](Transaction&) { return absl::CancelledError("no"); }).ok());
  EXPECT_TRUE(injected->Read([](Transaction&) { return absl::OkStatus(); }).ok());
  EXPECT_EQ(commits, 0);
}

TEST_P(TransactionContract, WritingInAReadIsRefused) {
  EXPECT_EQ(FailureOf(database_->Read([](Transaction& tx) { return Insert(tx, 1); })), Failure::kReadOnly);
  EXPECT_EQ(Count(), 0);
  EXPECT_TRUE(database_->Write([](Transaction& tx) { return Insert(tx, 1); }).ok());
}

TEST_P(TransactionContract, AReadStaysOnItsSnapshotWhileOthersWrite) {
  const absl::Status status = database_->Read([&](Transaction& tx) -> absl::Status {
    const auto count = [&]() -> absl::StatusOr<int64_t> {
      ASSIGN_OR_RETURN(const Rows rows, tx.Query("select count(*) from thing"));
      ASSIGN_OR_RETURN(const auto row, rows.One<int64_t>());
      return std::get<0>(row);
    };
    EXPECT_EQ(*count(), 0);
    EXPECT_TRUE(
        std::async(std::launch::async, [&] { return database_->Write([](Transaction& other) { return Insert(other, 1); }); })
            .get()
            .ok());
    EXPECT_EQ(*count(), 0);
    return absl::OkStatus();
  });
  EXPECT_TRUE(status.ok()) << status;
  EXPECT_EQ(Count(), 1);
}

TEST_P(TransactionContract, EightThreadsCountWithoutGapOrDouble) {
  constexpr int kThreads = 8;
  constexpr int kEach = 40;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&] {
      for (int i = 0; i < kEach; ++i) {
        const absl::Status status = database_->Write([](Transaction& tx) -> absl::Status {
          ASSIGN_OR_RETURN(const Rows rows, tx.Query("update counter set last = last + 1 where id = 1 returning last"));
          ASSIGN_OR_RETURN(const auto row, rows.One<int64_t>());
          return Insert(tx, std::get<0>(row));
        });
        EXPECT_TRUE(status.ok()) << status;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(Count(), kThreads * kEach);
  EXPECT_EQ(Number("select min(id) from thing"), 1);
  EXPECT_EQ(Number("select max(id) from thing"), kThreads * kEach);
  EXPECT_EQ(Number("select last from counter where id = 1"), kThreads * kEach);
}

TEST_P(TransactionContract, WhatIsReadForUpdateDoesNotChangeMeanwhile) {
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&] {
      for (int i = 0; i < 25; ++i) {
        const absl::Status status = database_->Write([](Transaction& tx) -> absl::Status {
          ASSIGN_OR_RETURN(const Rows rows, tx.Query("select last from counter where id = 1" + std::string(tx.ForUpdate())));
          ASSIGN_OR_RETURN(const auto row, rows.One<int64_t>());
          return tx.Execute("update counter set last = ?1 where id = 1", std::get<0>(row) + 1).status();
        });
        EXPECT_TRUE(status.ok()) << status;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(Number("select last from counter where id = 1"), 100);
}

TEST_P(TransactionContract, TwoThatLockInOppositeOrderBothEnd) {
  const auto add = [&](int64_t first, int64_t second) {
    return database_->Write([=](Transaction& tx) -> absl::Status {
      RETURN_IF_ERROR(tx.Execute("update counter set last = last + 1 where id = ?1", first).status());
      return tx.Execute("update counter set last = last + 1 where id = ?1", second).status();
    });
  };
  const auto many = [&](int64_t first, int64_t second) {
    for (int i = 0; i < 50; ++i) {
      const absl::Status status = add(first, second);
      EXPECT_TRUE(status.ok()) << status;
    }
  };
  std::thread forward([&] { many(1, 2); });
  std::thread backward([&] { many(2, 1); });
  forward.join();
  backward.join();
  EXPECT_EQ(Number("select count(*) from counter where last = 100"), 2);
}

TEST_P(TransactionContract, WhatWasCommittedIsThereWhenItIsOpenedAgain) {
  ASSERT_TRUE(database_->Write([](Transaction& tx) { return Insert(tx, 5); }).ok());
  database_.reset();
  database_ = Open();
  EXPECT_EQ(Number("select id from thing"), 5);
}

}  // namespace
}  // namespace vanthu::contract
