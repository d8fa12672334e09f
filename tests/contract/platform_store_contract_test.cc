#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/outbox/outbox_store.h"
#include "services/platform/sql/database.h"
#include "services/platform/sql/request_key_store.h"
#include "services/platform/status/macros.h"
#include "tests/contract/engine.h"

namespace vanthu::contract {
namespace {

using sql::Database;
using sql::Transaction;

const absl::Time kNow = absl::FromUnixSeconds(1'717'000'000);

audit::Event EventOf(const std::string& agency, const std::string& detail) {
  return {"draft.created", AgencyId::Trusted(agency), "accounts/x", "agencies/a/drafts/d", "ok", detail, kNow};
}

outbox::Entry EntryOf(const std::string& name, Urgency urgency) {
  return {name, {"topic", "key", std::string("\0\xff", 2), {{"ce_id", "1"}}, 0}, urgency, kNow};
}

// The stores that every service has, on both engines.
class PlatformStoreContract : public EngineTest {
 protected:
  void SetUp() override {
    EngineTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    database_ = Open();
    ASSERT_NE(database_, nullptr);
    ASSERT_TRUE(database_->Migrate("audit", audit::Migrations()).ok());
    ASSERT_TRUE(database_->Migrate("outbox", outbox::Migrations()).ok());
    ASSERT_TRUE(database_->Migrate("request_key", sql::RequestKeyMigrations()).ok());
  }
  std::vector<audit::StoredEvent> EventsOf(const std::string& agency) {
    return *sql::Read<std::vector<audit::StoredEvent>>(
        *database_, [&](Transaction& tx) { return audit::List(tx, AgencyId::Trusted(agency), 0, 10'000); });
  }
  std::unique_ptr<Database> database_;
};
VANTHU_ON_BOTH_ENGINES(PlatformStoreContract);

TEST_P(PlatformStoreContract, AuditIdsHaveNoGapHoweverManyWriteAtOnce) {
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&, thread] {
      for (int i = 0; i < 15; ++i) {
        // Both orders: the store itself locks agencies in one order.
        std::vector<audit::Event> events = {EventOf("a", "x"), EventOf("b", "y")};
        if (thread % 2 == 0) std::swap(events[0], events[1]);
        const absl::Status status = database_->Write([&](Transaction& tx) { return audit::Store(tx, events); });
        EXPECT_TRUE(status.ok()) << status;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const char* agency : {"a", "b"}) {
    const auto events = EventsOf(agency);
    ASSERT_EQ(events.size(), 60u);
    for (size_t i = 0; i < events.size(); ++i) EXPECT_EQ(events[i].id, static_cast<int64_t>(i) + 1);
  }
}

TEST_P(PlatformStoreContract, TheOutboxServesUrgentOnesFirstAndFollowsItsLog) {
  const absl::Status status = database_->Write([](Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(outbox::Add(tx, {EntryOf("normal", Urgency::kNormal), EntryOf("flash", Urgency::kFlash)}));
    RETURN_IF_ERROR(outbox::Add(tx, {EntryOf("normal", Urgency::kFlash)}));
    ASSIGN_OR_RETURN(const auto due, outbox::Due(tx, kNow, 10));
    EXPECT_EQ(due.size(), 2u);
    EXPECT_EQ(due.at(0).entry.name, "flash");
    EXPECT_EQ(due.at(1).entry.record.value, std::string("\0\xff", 2));
    RETURN_IF_ERROR(outbox::MarkAllSent(tx, {{"flash", absl::InfiniteFuture()}}, kNow));
    RETURN_IF_ERROR(outbox::Close(tx, "normal"));
    ASSIGN_OR_RETURN(const auto next, outbox::NextDue(tx));
    EXPECT_EQ(next, absl::InfiniteFuture());
    RETURN_IF_ERROR(outbox::SetLogIdentity(tx, "one"));
    RETURN_IF_ERROR(outbox::SetLogIdentity(tx, "two"));
    RETURN_IF_ERROR(outbox::MakeAllDue(tx, kNow));
    ASSIGN_OR_RETURN(const auto identity, outbox::LogIdentity(tx));
    EXPECT_EQ(identity, "two");
    ASSIGN_OR_RETURN(const auto again, outbox::Due(tx, kNow, 10));
    EXPECT_EQ(again.size(), 1u);
    RETURN_IF_ERROR(outbox::Postpone(tx, "flash", kNow));
    ASSIGN_OR_RETURN(const auto refused, outbox::Due(tx, kNow, 10));
    EXPECT_EQ(refused.at(0).failures, 1);
    outbox::Entry anew = EntryOf("normal", Urgency::kUrgent);
    anew.record.value = std::string("\0anew", 5);
    ASSIGN_OR_RETURN(const bool renewed, outbox::Renew(tx, anew));
    EXPECT_TRUE(renewed);
    ASSIGN_OR_RETURN(const auto both, outbox::Due(tx, kNow, 10));
    EXPECT_EQ(both.at(1).entry.record.value, anew.record.value);
    return absl::OkStatus();
  });
  EXPECT_TRUE(status.ok()) << status;
}

TEST_P(PlatformStoreContract, TheOutboxMarksABatchAndTellsWhatBecameOfIt) {
  std::vector<outbox::Entry> entries;
  std::vector<outbox::Sent> sent;
  std::vector<std::string> names;
  for (int i = 0; i < 75; ++i) {
    names.push_back("e" + std::to_string(i));
    entries.push_back(EntryOf(names.back(), Urgency::kNormal));
    sent.push_back({names.back(), kNow + absl::Seconds(i + 1)});
  }
  const absl::Status status = database_->Write([&](Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(outbox::Add(tx, entries));
    RETURN_IF_ERROR(outbox::MarkAllSent(tx, sent, kNow));
    RETURN_IF_ERROR(outbox::Close(tx, "e7"));
    ASSIGN_OR_RETURN(const auto closed, outbox::FindSends(tx, names));
    EXPECT_EQ(closed.size(), 75u);
    EXPECT_EQ(closed.at("e74").count, 1);
    EXPECT_EQ(closed.at("e74").due, kNow + absl::Seconds(75));
    EXPECT_EQ(closed.at("e74").last_sent_at, kNow);
    EXPECT_FALSE(closed.at("e7").is_open);
    ASSIGN_OR_RETURN(const bool reopened, outbox::Reopen(tx, "e7", kNow));
    EXPECT_TRUE(reopened);
    ASSIGN_OR_RETURN(const bool unknown, outbox::Reopen(tx, "none", kNow));
    EXPECT_FALSE(unknown);
    ASSIGN_OR_RETURN(const auto due, outbox::Due(tx, kNow, 10));
    EXPECT_EQ(due.size(), 1u);
    ASSIGN_OR_RETURN(const auto value, outbox::FindValue(tx, "e7"));
    EXPECT_EQ(value, std::string("\0\xff", 2));
    ASSIGN_OR_RETURN(const auto no_value, outbox::FindValue(tx, "none"));
    EXPECT_EQ(no_value, std::nullopt);
    return absl::OkStatus();
  });
  EXPECT_TRUE(status.ok()) << status;
}

TEST_P(PlatformStoreContract, ARequestSentTwiceAtOnceIsDoneOnceAndAnsweredTwice) {
  const sql::RequestKey key = {AgencyId::Trusted("a"), "accounts/x", "CreateDraft", RequestId::Trusted("r")};
  std::atomic<int> made = 0;
  std::vector<std::string> answers(4);
  std::vector<std::thread> threads;
  for (std::string& answer : answers) {
    threads.emplace_back([&] {
      auto result = sql::Write<std::string>(*database_, [&](Transaction& tx) -> absl::StatusOr<std::string> {
        ASSIGN_OR_RETURN(const auto found, sql::FindRequest(tx, key, Digest()));
        if (found.has_value()) return *found;
        const std::string name = "drafts/" + std::to_string(++made);
        RETURN_IF_ERROR(audit::Store(tx, {EventOf("a", name)}));
        RETURN_IF_ERROR(sql::StoreRequest(tx, key, Digest(), name));
        return name;
      });
      EXPECT_TRUE(result.ok()) << result.status();
      if (result.ok()) answer = *result;
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& answer : answers) EXPECT_EQ(answer, answers[0]);
  const auto events = EventsOf("a");
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].event.detail, answers[0]);
}

}  // namespace
}  // namespace vanthu::contract
