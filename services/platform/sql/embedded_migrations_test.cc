#include <vector>

#include "gtest/gtest.h"
#include "services/platform/sql/migration.h"

namespace vanthu::sql {
namespace testing {

std::vector<Migration> Migrations();  // of testing/migrations

}  // namespace testing

namespace {

// A number with leading zeros is none in base eight.
TEST(EmbeddedMigrations, AreNumberedByTheirFiles) {
  const std::vector<Migration> migrations = testing::Migrations();
  ASSERT_EQ(migrations.size(), 2U);
  EXPECT_EQ(migrations[0].number, 8);
  EXPECT_EQ(migrations[0].name, "0008_eight");
  EXPECT_EQ(migrations[1].number, 10);
  EXPECT_NE(migrations[1].script.find("create table ten"), std::string::npos);
}

}  // namespace
}  // namespace vanthu::sql
