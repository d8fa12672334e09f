#include "services/platform/outbox/outbox_store.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace vanthu::outbox {
namespace {

using ::testing::ElementsAre;

const absl::Time kNow = absl::FromUnixSeconds(1'717'000'000);

Entry EntryOf(const std::string& name, Urgency urgency, absl::Time due) {
  bus::Record record{"vanthu.v1.inbox.a", "d1", std::string("\0\xff", 2), {{"ce_type", "x"}, {"", "1:2,:\n"}}, 0};
  return {name, record, urgency, due};
}

class OutboxStore : public ::testing::Test {
 protected:
  void SetUp() override {
    database_ = *sql::Database::Open({.url = "sqlite::memory:"});
    ASSERT_TRUE(database_->Migrate("outbox", Migrations()).ok());
  }
  void Do(const std::function<absl::Status(sql::Transaction&)>& work) {
    const absl::Status status = database_->Write(work);
    ASSERT_TRUE(status.ok()) << status;
  }
  void AddAll(const std::vector<Entry>& entries) {
    Do([&](sql::Transaction& tx) { return Add(tx, entries); });
  }
  std::vector<OpenEntry> DueAt(absl::Time now, int count_max = 100) {
    return *sql::Read<std::vector<OpenEntry>>(*database_, [&](sql::Transaction& tx) { return Due(tx, now, count_max); });
  }
  std::vector<std::string> NamesAt(absl::Time now, int count_max = 100) {
    std::vector<std::string> names;
    for (const OpenEntry& open : DueAt(now, count_max)) names.push_back(open.entry.name);
    return names;
  }
  std::optional<absl::Time> Next() {
    return *sql::Read<std::optional<absl::Time>>(*database_, [](sql::Transaction& tx) { return NextDue(tx); });
  }
  std::unique_ptr<sql::Database> database_;
};

TEST_F(OutboxStore, KeepsTheExactRecord) {
  const Entry entry = EntryOf("a", Urgency::kUrgent, kNow);
  AddAll({entry});
  const auto due = DueAt(kNow);
  ASSERT_EQ(due.size(), 1u);
  EXPECT_EQ(due[0].entry.record.topic, entry.record.topic);
  EXPECT_EQ(due[0].entry.record.key, entry.record.key);
  EXPECT_EQ(due[0].entry.record.value, entry.record.value);
  ASSERT_EQ(due[0].entry.record.headers.size(), 2u);
  EXPECT_EQ(due[0].entry.record.headers[0].name, "ce_type");
  EXPECT_EQ(due[0].entry.record.headers[1].name, "");
  EXPECT_EQ(due[0].entry.record.headers[1].value, "1:2,:\n");
  EXPECT_EQ(due[0].entry.urgency, Urgency::kUrgent);
  EXPECT_EQ(due[0].entry.due, kNow);
  EXPECT_EQ(due[0].sends, 0);
}

TEST_F(OutboxStore, GivesUrgentOnesFirstThenTheOldest) {
  AddAll({EntryOf("normal", Urgency::kNormal, kNow - absl::Hours(2)), EntryOf("late", Urgency::kUrgent, kNow),
          EntryOf("early", Urgency::kUrgent, kNow - absl::Seconds(1)), EntryOf("flash", Urgency::kFlash, kNow),
          EntryOf("future", Urgency::kFlash, kNow + absl::Microseconds(1))});
  EXPECT_THAT(NamesAt(kNow), ElementsAre("flash", "early", "late", "normal"));
  EXPECT_THAT(NamesAt(kNow, 2), ElementsAre("flash", "early"));
}

TEST_F(OutboxStore, AddingAnEntryAgainChangesNothingEvenWhenItIsClosed) {
  AddAll({EntryOf("a", Urgency::kNormal, kNow)});
  AddAll({EntryOf("a", Urgency::kFlash, kNow - absl::Hours(1))});
  EXPECT_EQ(DueAt(kNow).at(0).entry.urgency, Urgency::kNormal);
  Do([](sql::Transaction& tx) { return Close(tx, "a"); });
  AddAll({EntryOf("a", Urgency::kNormal, kNow)});
  EXPECT_TRUE(DueAt(kNow).empty());
  EXPECT_EQ(Next(), std::nullopt);
}

TEST_F(OutboxStore, CountsSendsAndSaysWhenTheNextOneIsDue) {
  AddAll({EntryOf("a", Urgency::kNormal, kNow), EntryOf("b", Urgency::kFlash, kNow + absl::Hours(3))});
  Do([](sql::Transaction& tx) { return MarkAllSent(tx, {{"a", kNow + absl::Hours(1)}}, kNow); });
  EXPECT_TRUE(DueAt(kNow).empty());
  EXPECT_EQ(Next(), kNow + absl::Hours(1));
  EXPECT_EQ(DueAt(kNow + absl::Hours(1)).at(0).sends, 1);
  Do([](sql::Transaction& tx) { return Postpone(tx, "a", kNow + absl::Hours(2)); });
  EXPECT_EQ(DueAt(kNow + absl::Hours(2)).at(0).sends, 1);
}

TEST_F(OutboxStore, MarksAWholeBatch) {
  std::vector<Entry> entries;
  std::vector<Sent> sent;
  for (int i = 0; i < 75; ++i) {
    entries.push_back(EntryOf(std::to_string(i), Urgency::kNormal, kNow));
    sent.push_back({std::to_string(i), kNow + absl::Seconds(1 + i)});
  }
  AddAll(entries);
  Do([&](sql::Transaction& tx) { return MarkAllSent(tx, sent, kNow); });
  EXPECT_TRUE(DueAt(kNow).empty());
  EXPECT_THAT(NamesAt(kNow + absl::Seconds(2)), ElementsAre("0", "1"));
  const auto sends = *sql::Read<std::map<std::string, Sends>>(*database_, [&](sql::Transaction& tx) {
    return FindSends(tx, {"0", "74", "none"});
  });
  ASSERT_EQ(sends.size(), 2u);
  EXPECT_EQ(sends.at("74").count, 1);
  EXPECT_EQ(sends.at("74").last_sent_at, kNow);
  EXPECT_TRUE(sends.at("74").is_open);
}

TEST_F(OutboxStore, AClosedEntryIsSentAgainOnceItIsReopened) {
  AddAll({EntryOf("a", Urgency::kNormal, kNow)});
  Do([](sql::Transaction& tx) { return Close(tx, "a"); });
  Do([](sql::Transaction& tx) -> absl::Status {
    EXPECT_TRUE(*Reopen(tx, "a", kNow + absl::Seconds(1)));
    EXPECT_FALSE(*Reopen(tx, "none", kNow));
    EXPECT_EQ(FindValue(tx, "a")->value(), std::string("\0\xff", 2));
    return absl::OkStatus();
  });
  EXPECT_TRUE(DueAt(kNow).empty());
  EXPECT_THAT(NamesAt(kNow + absl::Seconds(1)), ElementsAre("a"));
}

TEST_F(OutboxStore, CountsFailuresInARowOfTheEntryItself) {
  AddAll({EntryOf("a", Urgency::kNormal, kNow), EntryOf("b", Urgency::kNormal, kNow)});
  Do([](sql::Transaction& tx) { return Postpone(tx, "a", kNow); });
  Do([](sql::Transaction& tx) { return Postpone(tx, "a", kNow); });
  EXPECT_EQ(DueAt(kNow).at(0).failures, 2);
  EXPECT_EQ(DueAt(kNow).at(1).failures, 0);
  Do([](sql::Transaction& tx) { return MarkAllSent(tx, {{"a", kNow}}, kNow); });
  EXPECT_EQ(DueAt(kNow).at(0).failures, 0);
}

TEST_F(OutboxStore, ARecordThatWasSignedAnewTakesTheOldOnesPlace) {
  AddAll({EntryOf("a", Urgency::kNormal, kNow)});
  Do([](sql::Transaction& tx) { return MarkAllSent(tx, {{"a", kNow}}, kNow); });
  Do([](sql::Transaction& tx) { return Close(tx, "a"); });
  Entry anew = EntryOf("a", Urgency::kNormal, kNow + absl::Seconds(1));
  anew.record.value = "anew";
  anew.record.headers = {{"ce_id", "2"}};
  Do([&](sql::Transaction& tx) -> absl::Status {
    EXPECT_TRUE(*Renew(tx, anew));
    anew.name = "none";
    EXPECT_FALSE(*Renew(tx, anew));
    return absl::OkStatus();
  });
  EXPECT_TRUE(DueAt(kNow).empty());
  const auto due = DueAt(kNow + absl::Seconds(1));
  ASSERT_EQ(due.size(), 1u);
  EXPECT_EQ(due[0].entry.record.value, "anew");
  EXPECT_EQ(due[0].entry.record.headers.at(0).value, "2");
  EXPECT_EQ(due[0].sends, 1) << "the attempt was sent once before";
}

TEST_F(OutboxStore, AnEntrySentOnceForAllIsDueAgainOnlyOnAnotherLog) {
  AddAll({EntryOf("a", Urgency::kNormal, kNow), EntryOf("closed", Urgency::kNormal, kNow),
          EntryOf("never sent", Urgency::kNormal, kNow + absl::Hours(1))});
  Do([](sql::Transaction& tx) { return MarkAllSent(tx, {{"a", absl::InfiniteFuture()}}, kNow); });
  Do([](sql::Transaction& tx) { return Close(tx, "closed"); });
  EXPECT_EQ(Next(), kNow + absl::Hours(1));
  EXPECT_TRUE(DueAt(kNow).empty());
  Do([](sql::Transaction& tx) { return MakeAllDue(tx, kNow); });
  EXPECT_THAT(NamesAt(kNow), ElementsAre("a"));
}

TEST_F(OutboxStore, RemembersTheLogItSentTo) {
  const auto identity = [&] {
    return *sql::Read<std::optional<std::string>>(*database_, [](sql::Transaction& tx) { return LogIdentity(tx); });
  };
  EXPECT_EQ(identity(), std::nullopt);
  Do([](sql::Transaction& tx) { return SetLogIdentity(tx, "one"); });
  Do([](sql::Transaction& tx) { return SetLogIdentity(tx, "two"); });
  EXPECT_EQ(identity(), "two");
}

}  // namespace
}  // namespace vanthu::outbox
