#include "tests/contract/engine.h"

#include <unistd.h>

#include <utility>

#include "absl/strings/str_format.h"
#include "tests/support/postgres_server.h"

namespace vanthu::contract {

void EngineTest::SetUp() {
  static int databases = 0;
  schema_ = absl::StrFormat("test_%d_%d", getpid(), ++databases);
  if (OnSqlite()) {
    url_ = "sqlite:" + (folder_.path() / "test.db").string();
    return;
  }
  const auto url = support::PostgresUrl();
  if (absl::IsNotFound(url.status()) && !support::EnginesRequired()) {
    GTEST_SKIP() << "not tested on PostgreSQL: " << url.status().message();
  }
  ASSERT_TRUE(url.ok()) << url.status();
  url_ = *url;
}

std::unique_ptr<sql::Database> EngineTest::Open(std::function<sql::CommitOutcome()> commit_outcome,
                                                int64_t sqlite_pages_max) const {
  auto database = sql::Database::Open(
      {.url = url_, .schema = schema_, .commit_outcome = std::move(commit_outcome), .sqlite_pages_max = sqlite_pages_max});
  EXPECT_TRUE(database.ok()) << database.status();
  return database.ok() ? *std::move(database) : nullptr;
}

std::string EngineName(const ::testing::TestParamInfo<std::string>& test_case) { return test_case.param; }

}  // namespace vanthu::contract
