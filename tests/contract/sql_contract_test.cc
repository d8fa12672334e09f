#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/platform/sql/database.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "tests/contract/engine.h"

namespace vanthu::contract {
namespace {

using sql::Bytes;
using sql::Failure;
using sql::FailureOf;
using sql::Rows;
using sql::Transaction;
using ::testing::ElementsAre;

constexpr char kTables[] =
    "create table thing (id bigint not null primary key, number bigint, word text unique, data blob, positive bigint check "
    "(positive > 0));";

// What values, errors and statements are, on both engines alike.
class SqlContract : public EngineTest {
 protected:
  void SetUp() override {
    EngineTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    database_ = Open();
    ASSERT_NE(database_, nullptr);
    const absl::Status migrated = database_->Migrate("contract", {{1, "0001_thing", kTables}});
    ASSERT_TRUE(migrated.ok()) << migrated;
  }

  template <class... A>
  absl::Status Do(const std::string& statement, const A&... parameters) {
    return database_->Write([&](Transaction& tx) { return tx.Execute(statement, parameters...).status(); });
  }
  template <class T>
  std::vector<T> Column(const std::string& query) {
    std::vector<T> values;
    const absl::Status status = database_->Read([&](Transaction& tx) -> absl::Status {
      ASSIGN_OR_RETURN(const Rows rows, tx.Query(query));
      ASSIGN_OR_RETURN(const auto all, rows.All<T>());
      for (const auto& [value] : all) values.push_back(value);
      return absl::OkStatus();
    });
    EXPECT_TRUE(status.ok()) << status;
    return values;
  }
  int64_t Count() { return Column<int64_t>("select count(*) from thing").at(0); }

  // What comes back of a value that went through a column of `table`.
  template <class T>
  absl::StatusOr<T> RoundTrip(const std::string& column, const T& value) {
    return sql::Write<T>(*database_, [&](Transaction& tx) -> absl::StatusOr<T> {
      RETURN_IF_ERROR(tx.Execute("delete from thing").status());
      RETURN_IF_ERROR(tx.Execute("insert into thing(id, " + column + ") values (1, ?1)", value).status());
      ASSIGN_OR_RETURN(const Rows rows, tx.Query("select " + column + " from thing"));
      ASSIGN_OR_RETURN(auto row, rows.One<T>());
      return std::get<0>(std::move(row));
    });
  }

  std::unique_ptr<sql::Database> database_;
};
VANTHU_ON_BOTH_ENGINES(SqlContract);

enum class Colour { kRed = 3, kBlue = 7 };

TEST_P(SqlContract, KeepsIntegersAndEnums) {
  for (const int64_t number :
       {std::numeric_limits<int64_t>::min(), int64_t{-1}, int64_t{0}, int64_t{1} << 40, std::numeric_limits<int64_t>::max()}) {
    EXPECT_EQ(*RoundTrip("number", number), number);
  }
  EXPECT_EQ(*RoundTrip("number", true), true);
  EXPECT_EQ(*RoundTrip("number", -7), -7);
  EXPECT_EQ(*RoundTrip("number", Colour::kBlue), Colour::kBlue);
}

TEST_P(SqlContract, KeepsText) {
  for (const std::string& text :
       {std::string(), std::string("0123"), std::string("Đồng ý; \"?1\" 'x' 🖋\n"), std::string(100'000, 'x')}) {
    EXPECT_EQ(*RoundTrip("word", text), text);
  }
  EXPECT_EQ(*RoundTrip("word", AgencyId::Trusted("ubnd-tinh")), AgencyId::Trusted("ubnd-tinh"));
}

TEST_P(SqlContract, KeepsBytesWhateverTheyAre) {
  std::string every;
  for (int byte = 0; byte < 256; ++byte) every += static_cast<char>(byte);
  for (const std::string& data : {std::string(), std::string("a\0b\xff", 4), std::string(1, '\0'), every}) {
    EXPECT_EQ(*RoundTrip("data", Bytes{data}), Bytes{data});
  }
  Digest digest;
  digest.bytes.fill(0xfe);
  EXPECT_EQ(*RoundTrip("data", digest), digest);
}

TEST_P(SqlContract, KeepsDaysAndInstants) {
  const absl::Time instant = absl::FromUnixMicros(1'717'030'923'000'004);
  EXPECT_EQ(*RoundTrip("number", instant), instant);
  EXPECT_EQ(*RoundTrip("number", absl::InfiniteFuture()), absl::InfiniteFuture());
  EXPECT_EQ(*RoundTrip("number", absl::InfinitePast()), absl::InfinitePast());
  EXPECT_EQ(*RoundTrip("word", absl::CivilDay(2024, 5, 30)), absl::CivilDay(2024, 5, 30));
}

TEST_P(SqlContract, KeepsNullApartFromEmpty) {
  EXPECT_EQ(*RoundTrip<std::optional<std::string>>("word", std::nullopt), std::nullopt);
  EXPECT_EQ(*RoundTrip<std::optional<std::string>>("word", ""), "");
  EXPECT_EQ(*RoundTrip<std::optional<Bytes>>("data", std::nullopt), std::nullopt);
  EXPECT_EQ(*RoundTrip<std::optional<Bytes>>("data", Bytes{}), Bytes{});
  EXPECT_EQ(*RoundTrip<std::optional<int64_t>>("number", std::nullopt), std::nullopt);
  EXPECT_EQ(*RoundTrip<std::optional<int64_t>>("number", 0), 0);
}

TEST_P(SqlContract, RefusesTextThatIsNoUtf8OrHoldsNul) {
  for (const std::string& text : {std::string("a\0b", 3), std::string("\xff"), std::string("\xed\xa0\x80")}) {
    const absl::Status refused = Do("insert into thing(id, word) values (1, ?1)", text);
    EXPECT_TRUE(status::Is(refused, status::Reason::kInvalidField)) << refused;
    EXPECT_EQ(FailureOf(refused), Failure::kOther);
  }
  EXPECT_EQ(Count(), 0);
}

TEST_P(SqlContract, ReadingNullOrAnotherTypeIsAnError) {
  ASSERT_TRUE(Do("insert into thing(id, word) values (1, 'x')").ok());
  const absl::Status read = database_->Read([&](Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(const Rows rows, tx.Query("select number, word from thing"));
    EXPECT_FALSE((rows.One<int64_t, std::string>().ok()));
    EXPECT_FALSE((rows.One<std::optional<int64_t>, int64_t>().ok()));
    EXPECT_FALSE((rows.One<std::optional<int64_t>, Bytes>().ok()));
    EXPECT_FALSE((rows.One<std::optional<int64_t>>().ok()));
    return rows.One<std::optional<int64_t>, std::string>().status();
  });
  EXPECT_TRUE(read.ok()) << read;
}

TEST_P(SqlContract, OneRowIsOneRow) {
  ASSERT_TRUE(Do("insert into thing(id) values (1), (2)").ok());
  const absl::Status read = database_->Read([&](Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(const Rows none, tx.Query("select id from thing where id = 3"));
    EXPECT_EQ(none.One<int64_t>().status().code(), absl::StatusCode::kNotFound);
    EXPECT_EQ(*none.Maybe<int64_t>(), std::nullopt);
    ASSIGN_OR_RETURN(const Rows two, tx.Query("select id from thing order by id"));
    EXPECT_FALSE(two.One<int64_t>().ok());
    EXPECT_EQ(std::get<0>(**two.Maybe<int64_t>()), 1);
    return absl::OkStatus();
  });
  EXPECT_TRUE(read.ok()) << read;
}

TEST_P(SqlContract, NumbersParametersByTheirNumberInAnyOrder) {
  ASSERT_TRUE(Do("insert into thing(word, number, positive, id) values (?2, ?3, ?3, ?1)", 4, "x", 9).ok());
  EXPECT_THAT(Column<int64_t>("select id * 100 + number * 10 + positive from thing where word = 'x'"), ElementsAre(499));
}

TEST_P(SqlContract, CountsTheRowsAStatementChanges) {
  const absl::Status status = database_->Write([](Transaction& tx) -> absl::Status {
    EXPECT_EQ(*tx.Execute("insert into thing(id) values (1), (2), (3)"), 3);
    EXPECT_EQ(*tx.Execute("update thing set number = 1 where id > ?1", 1), 2);
    EXPECT_EQ(*tx.Execute("delete from thing where id = 77"), 0);
    EXPECT_EQ(*tx.Execute("create table other (id bigint)"), 0);
    EXPECT_EQ(*tx.Execute("insert into thing(id) values (1) on conflict do nothing"), 0);
    return absl::OkStatus();
  });
  EXPECT_TRUE(status.ok()) << status;
}

TEST_P(SqlContract, OrdersTextByItsBytes) {
  ASSERT_TRUE(
      Do("insert into thing(id, word) values (1, 'đ'), (2, 'b'), (3, 'Z'), (4, 'a'), (5, 'z'), (6, 'a-b'), (7, 'ab')").ok());
  EXPECT_THAT(Column<std::string>("select word from thing order by word"), ElementsAre("Z", "a", "a-b", "ab", "b", "z", "đ"));
}

TEST_P(SqlContract, TellsWhatAFailureMeans) {
  ASSERT_TRUE(Do("insert into thing(id, word) values (1, 'x')").ok());
  EXPECT_EQ(FailureOf(Do("insert into thing(id) values (1)")), Failure::kUnique);
  EXPECT_EQ(FailureOf(Do("insert into thing(id, word) values (2, 'x')")), Failure::kUnique);
  EXPECT_EQ(FailureOf(Do("insert into thing(id, positive) values (2, -1)")), Failure::kConstraint);
  EXPECT_EQ(FailureOf(Do("insert into thing(number) values (2)")), Failure::kConstraint);
  const absl::Status wrong = Do("insert into nothing(id) values (1)");
  EXPECT_EQ(FailureOf(wrong), Failure::kOther);
  EXPECT_TRUE(status::Is(wrong, status::Reason::kStoreFailed)) << wrong;
  EXPECT_EQ(FailureOf(Do("insert into thing(id) values (?1)")), Failure::kOther);
  EXPECT_EQ(FailureOf(Do("insert into thing(id) values (2)", 5)), Failure::kOther);
  EXPECT_EQ(FailureOf(Do("delete from thing; delete from thing")), Failure::kOther);
  EXPECT_EQ(FailureOf(Do("select \"nothing\" from thing")), Failure::kOther);
  EXPECT_EQ(FailureOf(absl::OkStatus()), std::nullopt);
  EXPECT_EQ(Count(), 1);
}

TEST_P(SqlContract, InsertsAnyCountOfRowsInTheirOrder) {
  for (const size_t count : {0u, 1u, 7u, 8u, 9u, 63u, 64u, 65u, 200u}) {
    std::vector<std::vector<sql::Value>> rows;
    for (size_t i = 0; i < count; ++i) {
      const auto id = static_cast<int64_t>(i);
      const std::optional<std::string> word = i % 3 == 0 ? std::nullopt : std::optional<std::string>(std::to_string(i));
      rows.push_back(Transaction::ToValues(id, word, Bytes{std::string(1, static_cast<char>(i))}));
    }
    ASSERT_TRUE(Do("delete from thing").ok());
    const absl::Status inserted =
        database_->Write([&](Transaction& tx) { return tx.InsertAll("insert into thing(id, word, data)", rows); });
    ASSERT_TRUE(inserted.ok()) << inserted;
    EXPECT_EQ(Count(), static_cast<int64_t>(count));
    for (const auto& data : Column<Bytes>("select data from thing where id = 130")) EXPECT_EQ(data.data, "\x82");
    EXPECT_EQ(Column<int64_t>("select count(*) from thing where word is null").at(0), static_cast<int64_t>((count + 2) / 3));
  }
}

TEST_P(SqlContract, InsertsWithASuffix) {
  ASSERT_TRUE(Do("insert into thing(id, number) values (1, 10)").ok());
  const absl::Status inserted = database_->Write([&](Transaction& tx) {
    return tx.InsertAll("insert into thing(id, number)", {{int64_t{1}, int64_t{11}}, {int64_t{2}, int64_t{12}}},
                        "on conflict (id) do nothing");
  });
  EXPECT_TRUE(inserted.ok()) << inserted;
  EXPECT_THAT(Column<int64_t>("select number from thing order by id"), ElementsAre(10, 12));
}

TEST_P(SqlContract, AColumnOfNullsAloneIsInserted) {
  const std::vector<std::vector<sql::Value>> rows = {{int64_t{1}, sql::Value(), sql::Value()},
                                                     {int64_t{2}, sql::Value(), sql::Value()}};
  const absl::Status inserted =
      database_->Write([&](Transaction& tx) { return tx.InsertAll("insert into thing(id, word, data)", rows); });
  EXPECT_TRUE(inserted.ok()) << inserted;
  EXPECT_EQ(Count(), 2);
}

TEST_P(SqlContract, RefusesRowsOfDifferentLengths) {
  const absl::Status refused = database_->Write([](Transaction& tx) {
    return tx.InsertAll("insert into thing(id, number)", {{int64_t{1}, int64_t{1}}, {int64_t{2}}});
  });
  EXPECT_EQ(FailureOf(refused), Failure::kOther);
  EXPECT_EQ(Count(), 0);
}

TEST_P(SqlContract, ManyStatementsOfTheirOwnDoNotFillTheCache) {
  const absl::Status status = database_->Write([](Transaction& tx) -> absl::Status {
    for (int i = 0; i < 600; ++i)
      RETURN_IF_ERROR(tx.Execute("insert into thing(id) values (" + std::to_string(i) + ")").status());
    return absl::OkStatus();
  });
  EXPECT_TRUE(status.ok()) << status;
  EXPECT_EQ(Count(), 600);
}

TEST_P(SqlContract, OnlyAServerHasAClockOfItsOwn) {
  const absl::Status status = database_->Write([&](Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(const std::optional<absl::Time> time, tx.ServerTime());
    EXPECT_EQ(time.has_value(), !OnSqlite());
    return absl::OkStatus();
  });
  EXPECT_TRUE(status.ok()) << status;
}

TEST_P(SqlContract, AnUnknownKindOfDatabaseIsRefusedWithoutItsPassword) {
  const auto opened = sql::Database::Open({.url = "mysql://user:secret@host/db"});
  EXPECT_TRUE(status::Is(opened.status(), status::Reason::kConfigInvalid));
  EXPECT_EQ(opened.status().ToString().find("secret"), std::string::npos);
}

}  // namespace
}  // namespace vanthu::contract
