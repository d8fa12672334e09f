#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <tuple>
#include <vector>

#include "absl/strings/str_format.h"
#include "gtest/gtest.h"
#include "services/platform/sql/database.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::sql {
namespace {

// What only SQLite does; what both engines do is in tests/contract.
class SqliteDatabase : public ::testing::Test {
 protected:
  std::unique_ptr<Database> Open(int64_t pages_max = 0) const {
    auto database = Database::Open({.url = "sqlite:" + (folder_.path() / "a.db").string(), .sqlite_pages_max = pages_max});
    EXPECT_TRUE(database.ok()) << database.status();
    return database.ok() ? *std::move(database) : nullptr;
  }
  static absl::Status MakeTable(Database& database) {
    return database.Migrate("a", {{1, "0001", "create table thing (id bigint not null primary key, data blob)"}});
  }
  static absl::StatusOr<int64_t> NumberOf(Transaction& tx, const std::string& query) {
    ASSIGN_OR_RETURN(const Rows rows, tx.Query(query));
    ASSIGN_OR_RETURN(const auto row, rows.One<int64_t>());
    return std::get<0>(row);
  }
  static int64_t Count(Database& database) {
    return *Read<int64_t>(database, [](Transaction& tx) { return NumberOf(tx, "select count(*) from thing"); });
  }
  support::TemporaryFolder folder_;
};

TEST_F(SqliteDatabase, AFullDiskRefusesTheWholeTransactionAndGoesOnWhenThereIsSpace) {
  const auto bounded = Open(40);
  ASSERT_TRUE(MakeTable(*bounded).ok());
  int64_t stored = 0;
  absl::Status status;
  for (; status.ok() && stored < 100; stored += status.ok() ? 2 : 0) {
    status = bounded->Write([&](Transaction& tx) -> absl::Status {
      for (int64_t i = 0; i < 2; ++i) {
        RETURN_IF_ERROR(
            tx.Execute("insert into thing(id, data) values (?1, ?2)", stored + i, Bytes{std::string(10'000, 'x')}).status());
      }
      return absl::OkStatus();
    });
  }
  EXPECT_EQ(FailureOf(status), Failure::kFull);
  EXPECT_TRUE(status::Is(status, status::Reason::kDiskFull)) << status;
  EXPECT_GT(stored, 0);
  EXPECT_EQ(Count(*bounded), stored);
  ASSERT_TRUE(bounded->Write([](Transaction& tx) { return tx.Execute("delete from thing where id < 4").status(); }).ok());
  EXPECT_TRUE(bounded
                  ->Write([](Transaction& tx) {
                    return tx.Execute("insert into thing(id, data) values (99, ?1)", Bytes{std::string(10'000, 'y')}).status();
                  })
                  .ok());
}

TEST_F(SqliteDatabase, SyncsEachCommitToAWriteAheadLog) {
  const absl::Status status = Open()->Write([](Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(const Rows mode, tx.Query("pragma journal_mode"));
    EXPECT_EQ(std::get<0>(*mode.One<std::string>()), "wal");
    ASSIGN_OR_RETURN(const int64_t synchronous, NumberOf(tx, "pragma synchronous"));
    EXPECT_EQ(synchronous, 2);  // FULL
    return absl::OkStatus();
  });
  EXPECT_TRUE(status.ok()) << status;
}

TEST_F(SqliteDatabase, AWriteInsideAWriteIsRefusedAndDoesNotHang) {
  const auto database = Open();
  absl::Status inner;
  const absl::Status outer = database->Write([&](Transaction&) {
    inner = database->Write([](Transaction&) { return absl::OkStatus(); });
    return absl::OkStatus();
  });
  EXPECT_TRUE(outer.ok()) << outer;
  EXPECT_EQ(inner.code(), absl::StatusCode::kInternal);
}

TEST_F(SqliteDatabase, InMemoryServesManyThreadsFromOneConnection) {
  const auto database = *Database::Open({.url = "sqlite::memory:"});
  ASSERT_TRUE(MakeTable(*database).ok());
  std::vector<std::thread> threads;
  for (int64_t thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&, thread] {
      for (int64_t i = 0; i < 50; ++i) {
        const absl::Status status = database->Write(
            [&](Transaction& tx) { return tx.Execute("insert into thing(id) values (?1)", thread * 1000 + i).status(); });
        EXPECT_TRUE(status.ok()) << status;
        EXPECT_GT(Count(*database), 0);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(Count(*database), 200);
}

TEST_F(SqliteDatabase, AFolderThatIsNotThereIsToldAtTheStart) {
  const auto opened = Database::Open({.url = "sqlite:" + (folder_.path() / "none" / "a.db").string()});
  EXPECT_EQ(FailureOf(opened.status()), Failure::kOther);
  EXPECT_NE(opened.status().ToString().find("none/a.db"), std::string::npos) << opened.status();
}

TEST_F(SqliteDatabase, AFileThatIsNoDatabaseIsToldAtTheStart) {
  std::filesystem::create_directories(folder_.path() / "a.db");
  EXPECT_FALSE(Database::Open({.url = "sqlite:" + (folder_.path() / "a.db").string()}).ok());
}

TEST_F(SqliteDatabase, AFloatingPointColumnIsAnErrorThatSaysSo) {
  const absl::Status status = Open()->Read([](Transaction& tx) { return tx.Query("select 1.5").status(); });
  EXPECT_NE(status.ToString().find("cast"), std::string::npos) << status;
}

TEST_F(SqliteDatabase, AWriterInAnotherProcessIsWaitedFor) {
  const auto mine = Open();
  const auto other = Open();
  ASSERT_TRUE(MakeTable(*mine).ok());
  std::thread competitor([&] {
    for (int64_t i = 0; i < 50; ++i) {
      EXPECT_TRUE(
          other->Write([&](Transaction& tx) { return tx.Execute("insert into thing(id) values (?1)", i).status(); }).ok());
    }
  });
  for (int64_t i = 100; i < 150; ++i) {
    EXPECT_TRUE(mine->Write([&](Transaction& tx) { return tx.Execute("insert into thing(id) values (?1)", i).status(); }).ok());
  }
  competitor.join();
  EXPECT_EQ(Count(*mine), 100);
}

}  // namespace
}  // namespace vanthu::sql
