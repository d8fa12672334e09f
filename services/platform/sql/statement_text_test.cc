#include "services/platform/sql/statement_text.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace vanthu::sql {
namespace {

using ::testing::ElementsAre;

TEST(StatementText, NumbersParametersAsPostgresDoes) {
  const PostgresText text = ToPostgres("select a from t where b = ?2 and c = ?1 and d = ?12");
  EXPECT_EQ(text.text, "select a from t where b = $2 and c = $1 and d = $12");
  EXPECT_EQ(text.parameters, 12u);
}

TEST(StatementText, LeavesQuotesAndCommentsAlone) {
  const std::string statement = "select '?1 it''s ?2', \"?3\" -- ?4\n/* ?5 */";
  EXPECT_EQ(ToPostgres(statement).text, statement);
  EXPECT_EQ(ToPostgres(statement).parameters, 0u);
  EXPECT_EQ(ToPostgres("select 'open ?1").text, "select 'open ?1");
}

TEST(StatementText, SplitsAScriptAtItsOwnSemicolonsOnly) {
  EXPECT_THAT(SplitScript("create table a (x text default ';'); -- one; two\n\n/* ; */ create index b on a(x);\n ;"),
              ElementsAre("create table a (x text default ';')", "create index b on a(x)"));
  EXPECT_TRUE(SplitScript(" -- nothing\n").empty());
}

TEST(StatementText, WritesManyRows) {
  EXPECT_EQ(MultiRowInsert("insert into t(a, b)", 2, 2, "on conflict do nothing"),
            "insert into t(a, b) values (?1, ?2), (?3, ?4) on conflict do nothing");
}

TEST(StatementText, StoresOnlyUtf8WithoutNul) {
  EXPECT_TRUE(IsStorableText(""));
  EXPECT_TRUE(IsStorableText("Đính chính, Nghị định 🖋"));
  EXPECT_FALSE(IsStorableText(std::string("a\0b", 3)));
  EXPECT_FALSE(IsStorableText("\xff"));
  EXPECT_FALSE(IsStorableText("\xc0\xaf"));      // overlong
  EXPECT_FALSE(IsStorableText("\xed\xa0\x80"));  // a surrogate
  EXPECT_FALSE(IsStorableText("\xe1\xbb"));      // cut off
}

}  // namespace
}  // namespace vanthu::sql
