#include "services/platform/audit/audit_store.h"

#include <memory>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace vanthu::audit {
namespace {

class AuditStore : public ::testing::Test {
 protected:
  void SetUp() override {
    database_ = *sql::Database::Open({.url = "sqlite::memory:"});
    ASSERT_TRUE(database_->Migrate("audit", Migrations()).ok());
  }
  static Event EventOf(const std::string& agency, const std::string& detail) {
    return {"number.allocated",
            AgencyId::Trusted(agency),
            "services/drafting",
            "agencies/a/books/cv/years/2024",
            "ok",
            detail,
            absl::FromUnixMicros(1'717'000'000'000'001)};
  }
  absl::Status StoreAll(const std::vector<Event>& events) {
    return database_->Write([&](sql::Transaction& tx) { return Store(tx, events); });
  }
  std::vector<StoredEvent> ListOf(const std::string& agency, int64_t after, int count_max) {
    auto events = sql::Read<std::vector<StoredEvent>>(
        *database_, [&](sql::Transaction& tx) { return List(tx, AgencyId::Trusted(agency), after, count_max); });
    EXPECT_TRUE(events.ok()) << events.status();
    return events.ok() ? *events : std::vector<StoredEvent>();
  }
  std::unique_ptr<sql::Database> database_;
};

TEST_F(AuditStore, NumbersEachAgencysEventsFromOne) {
  ASSERT_TRUE(StoreAll({EventOf("b", "b1"), EventOf("a", "a1"), EventOf("b", "b2")}).ok());
  ASSERT_TRUE(StoreAll({EventOf("b", "b3")}).ok());
  const auto events = ListOf("b", 0, 10);
  ASSERT_EQ(events.size(), 3u);
  for (size_t i = 0; i < events.size(); ++i) {
    EXPECT_EQ(events[i].id, static_cast<int64_t>(i) + 1);
    EXPECT_EQ(events[i].event.detail, "b" + std::to_string(i + 1));
  }
  EXPECT_EQ(ListOf("a", 0, 10).size(), 1u);
}

TEST_F(AuditStore, ListsOnFromAnIdInPages) {
  ASSERT_TRUE(StoreAll(std::vector<Event>(75, EventOf("a", "x"))).ok());
  EXPECT_EQ(ListOf("a", 0, 50).back().id, 50);
  EXPECT_EQ(ListOf("a", 50, 50).size(), 25u);
}

TEST_F(AuditStore, GivesBackWhatWasStored) {
  const Event stored = EventOf("a", "Sở Thông tin");
  ASSERT_TRUE(StoreAll({stored}).ok());
  const Event read = ListOf("a", 0, 1).at(0).event;
  EXPECT_EQ(read.event, stored.event);
  EXPECT_EQ(read.agency, stored.agency);
  EXPECT_EQ(read.actor, stored.actor);
  EXPECT_EQ(read.subject, stored.subject);
  EXPECT_EQ(read.outcome, stored.outcome);
  EXPECT_EQ(read.detail, stored.detail);
  EXPECT_EQ(read.at, stored.at);
}

TEST_F(AuditStore, LeavesNoGapWhereAChangeWasRolledBack) {
  const absl::Status refused = database_->Write([&](sql::Transaction& tx) -> absl::Status {
    EXPECT_TRUE(Store(tx, {EventOf("a", "lost")}).ok());
    return absl::CancelledError("no");
  });
  EXPECT_EQ(refused.code(), absl::StatusCode::kCancelled);
  ASSERT_TRUE(StoreAll({EventOf("a", "kept")}).ok());
  EXPECT_EQ(ListOf("a", 0, 9).at(0).id, 1);
}

}  // namespace
}  // namespace vanthu::audit
