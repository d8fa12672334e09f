#pragma once

#include <functional>
#include <memory>
#include <string>

#include "gtest/gtest.h"
#include "services/platform/sql/database.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::contract {

// A test that both engines have to pass: an empty database of its own for each, removed afterwards. The parameter is "sqlite" or
// "postgres"; without PostgreSQL on the machine the second says so and is skipped.
class EngineTest : public ::testing::TestWithParam<std::string> {
 protected:
  void SetUp() override;

  bool OnSqlite() const { return GetParam() == "sqlite"; }
  // The same database at each call: what a restarted process, or a second one, opens.
  std::unique_ptr<sql::Database> Open(std::function<sql::CommitOutcome()> commit_outcome = {},
                                      int64_t sqlite_pages_max = 0) const;

 private:
  support::TemporaryFolder folder_;
  std::string url_;
  std::string schema_;
};

std::string EngineName(const ::testing::TestParamInfo<std::string>& test_case);

}  // namespace vanthu::contract

#define VANTHU_ON_BOTH_ENGINES(suite) \
  INSTANTIATE_TEST_SUITE_P(Engine, suite, ::testing::Values("sqlite", "postgres"), ::vanthu::contract::EngineName)
