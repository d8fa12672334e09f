#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "gtest/gtest.h"
#include "services/platform/sql/database.h"
#include "tests/contract/engine.h"

namespace vanthu::contract {
namespace {

using sql::CommitOutcome;
using sql::Database;
using sql::Migration;
using sql::Transaction;

const std::vector<Migration>& Three() {
  static const std::vector<Migration> three = {
      {1, "0001_book", "create table book (id bigint not null primary key, cover blob);"},
      {2, "0002_year", "alter table book add column year bigint;\n-- one; two\ninsert into book(id, year) values (1, 2024);"},
      {3, "0003_year", "update book set year = year + 1;"}};
  return three;
}

// A schema is brought forward whole steps at a time, by one process at a time, and never backward.
class MigrationContract : public EngineTest {
 protected:
  static bool HasYear(Database& database, int64_t year) {
    return database
        .Read([&](Transaction& tx) -> absl::Status {
          auto rows = tx.Query("select year from book where year = ?1", year);
          return rows.ok() ? rows->One<int64_t>().status() : rows.status();
        })
        .ok();
  }
};
VANTHU_ON_BOTH_ENGINES(MigrationContract);

TEST_P(MigrationContract, AppliesEachStepOnce) {
  const auto database = Open();
  ASSERT_TRUE(database->Migrate("book", {Three()[0], Three()[1]}).ok());
  EXPECT_TRUE(HasYear(*database, 2024));
  ASSERT_TRUE(database->Migrate("book", Three()).ok());
  ASSERT_TRUE(database->Migrate("book", Three()).ok());
  EXPECT_TRUE(HasYear(*database, 2025));
}

TEST_P(MigrationContract, KeepsComponentsApart) {
  const auto database = Open();
  ASSERT_TRUE(database->Migrate("book", Three()).ok());
  ASSERT_TRUE(database->Migrate("shelf", {{1, "0001_shelf", "create table shelf (id bigint not null primary key)"}}).ok());
  EXPECT_TRUE(database->Migrate("none", {}).ok());
}

TEST_P(MigrationContract, RefusesASchemaNewerThanTheProgram) {
  const auto database = Open();
  ASSERT_TRUE(database->Migrate("book", Three()).ok());
  const absl::Status older = database->Migrate("book", {Three()[0]});
  EXPECT_EQ(older.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_NE(older.ToString().find("book"), std::string::npos);
}

TEST_P(MigrationContract, RefusesStepsThatAreNotNumberedFromOne) {
  const auto database = Open();
  EXPECT_FALSE(database->Migrate("book", {Three()[1]}).ok());
  EXPECT_FALSE(database->Migrate("book", {Three()[0], Three()[2]}).ok());
}

TEST_P(MigrationContract, AStepThatFailsLeavesNothing) {
  const auto database = Open();
  const Migration broken = {2, "0002_broken", "create table half (id bigint); create table half (id bigint);"};
  EXPECT_FALSE(database->Migrate("book", {Three()[0], broken}).ok());
  const Migration mended = {2, "0002_mended", "create table half (id bigint);"};
  const absl::Status again = database->Migrate("book", {Three()[0], mended});
  EXPECT_TRUE(again.ok()) << again;
}

TEST_P(MigrationContract, AKilledMigrationGoesOnWhereItWas) {
  for (const CommitOutcome death : {CommitOutcome::kFailBefore, CommitOutcome::kFailAfter}) {
    const std::string component = death == CommitOutcome::kFailBefore ? "before" : "after";
    const std::vector<Migration> steps = {{1, "0001", "create table " + component + " (id bigint)"},
                                          {2, "0002", "insert into " + component + "(id) values (1)"},
                                          {3, "0003", "insert into " + component + "(id) values (2)"}};
    int commits = 0;
    EXPECT_FALSE(Open([&] { return ++commits == 2 ? death : CommitOutcome::kCommit; })->Migrate(component, steps).ok());
    const auto reopened = Open();
    ASSERT_TRUE(reopened->Migrate(component, steps).ok());
    const absl::Status counted = reopened->Read([&](Transaction& tx) -> absl::Status {
      auto rows = tx.Query("select count(*) from " + component);
      EXPECT_EQ(std::get<0>(*rows->One<int64_t>()), 2);
      return absl::OkStatus();
    });
    EXPECT_TRUE(counted.ok()) << counted;
  }
}

TEST_P(MigrationContract, TwoProcessesThatStartAtOnceMigrateOnce) {
  std::vector<std::thread> processes;
  for (int i = 0; i < 4; ++i) {
    processes.emplace_back([&] {
      const auto database = Open();
      const absl::Status migrated = database->Migrate("book", Three());
      EXPECT_TRUE(migrated.ok()) << migrated;
    });
  }
  for (std::thread& process : processes) process.join();
  EXPECT_TRUE(HasYear(*Open(), 2025));
}

}  // namespace
}  // namespace vanthu::contract
