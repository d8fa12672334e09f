#include "services/numbering/register/number_allocator.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "services/numbering/limits.h"
#include "services/platform/status/reason.h"
#include "services/verification/checkpoint.h"
#include "services/verification/leaf.h"
#include "tests/support/register_house.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::numbering {
namespace {

using status::Is;
using status::Reason;
using support::RegisterHouse;

class NumberAllocatorTest : public ::testing::Test {
 protected:
  NumberAllocatorTest() { Restart(); }

  void Restart(RegisterHouse::Post post = RegisterHouse::AtOnce()) {
    house.reset();
    auto database = sql::Database::Open(
        {.url = "sqlite:" + (folder.path() / "numbering.db").string(), .commit_outcome = [this] { return outcome; }});
    ASSERT_TRUE(database.ok()) << database.status();
    house = std::make_unique<RegisterHouse>(*std::move(database), folder.path(), clock, std::move(post));
    ASSERT_TRUE(house->Prepare().ok());
  }

  support::TemporaryFolder folder;
  support::SetClock clock{absl::FromCivil(absl::CivilSecond(2024, 5, 30, 2, 0, 0), absl::UTCTimeZone())};
  sql::CommitOutcome outcome = sql::CommitOutcome::kCommit;
  std::unique_ptr<RegisterHouse> house;
};

TEST_F(NumberAllocatorTest, BeginsTheYearWithOne) {
  const auto first = house->Allocate("a");
  ASSERT_TRUE(first.ok()) << first.status();
  EXPECT_EQ(first->row.number.Text(), "01/STTTT-BCXB");
  EXPECT_EQ(first->row.year, 2024);
  EXPECT_EQ(first->row.allocated_at, clock.Now());
  EXPECT_EQ(house->Allocate("b")->row.number.number, 2);
  EXPECT_EQ(house->CountOfEvents("number.allocated"), 2);
}

TEST_F(NumberAllocatorTest, GivesTheSameNumberForTheSameKey) {
  const auto request = house->RequestOf("a");
  ASSERT_TRUE(house->Allocate(request).ok());
  ASSERT_TRUE(house->Allocate("b").ok());
  clock.Advance(absl::Hours(72));
  const auto again = house->Allocate(request);
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->row.number.number, 1);
  EXPECT_EQ(house->CountOfEvents("number.allocated"), 2);
}

TEST_F(NumberAllocatorTest, RefusesAnotherPayloadUnderTheSameKey) {
  auto request = house->RequestOf("a");
  ASSERT_TRUE(house->Allocate(request).ok());
  request.notation = "STTTT-VP";
  EXPECT_TRUE(Is(house->Allocate(request).status(), Reason::kRequestIdReused));
  EXPECT_EQ(house->Allocate("b")->row.number.number, 2);
}

TEST_F(NumberAllocatorTest, KeepsBooksApart) {
  ASSERT_TRUE(house->Allocate("a").ok());
  auto request = house->RequestOf("b");
  request.book = BookId::Trusted("quyet-dinh");
  EXPECT_EQ(house->Allocate(request)->row.number.number, 1);
  request = house->RequestOf("c");
  request.book = BookId::Trusted("so-la");
  EXPECT_TRUE(Is(house->Allocate(request).status(), Reason::kUnknownBook));
  EXPECT_EQ(house->CountOfEvents("number.refused"), 1);
}

TEST_F(NumberAllocatorTest, StartsAnewAtMidnightOfTheYearInVietnam) {
  const absl::Time new_year = absl::FromCivil(absl::CivilSecond(2024, 12, 31, 17, 0, 0), absl::UTCTimeZone());
  clock.Set(new_year - absl::Microseconds(1));
  const auto last = house->Allocate("a");
  ASSERT_TRUE(last.ok()) << last.status();
  clock.Set(new_year);
  const auto first = house->Allocate("b");
  ASSERT_TRUE(first.ok()) << first.status();
  EXPECT_EQ(last->row.year, 2024);
  EXPECT_EQ(first->row.year, 2025);
  EXPECT_EQ(first->row.number.number, 1);
  EXPECT_EQ(DayText(first->row.day), "2025-01-01");
}

TEST_F(NumberAllocatorTest, RefusesADayThatPassedAndNeverTakesItAgain) {
  const auto late = house->RequestOf("a");
  clock.Advance(absl::Hours(24));
  EXPECT_TRUE(Is(house->Allocate(late).status(), Reason::kDayPassed));
  auto twin = late;
  clock.Advance(-absl::Hours(24));
  EXPECT_TRUE(Is(house->Allocate(twin).status(), Reason::kDayPassed)) << "the late twin of a refused call must not commit";
  clock.Advance(absl::Hours(24));
  const auto frozen_anew = house->Allocate("a");
  ASSERT_TRUE(frozen_anew.ok()) << frozen_anew.status();
  EXPECT_EQ(frozen_anew->row.number.number, 1) << "a refusal spends no number";
}

TEST_F(NumberAllocatorTest, RefusesAnIssuanceThatWasVoided) {
  ASSERT_TRUE(house->Void("a", "không phát hành nữa").ok());
  EXPECT_TRUE(Is(house->Allocate("a").status(), Reason::kIssuanceVoided));
  ASSERT_TRUE(house->Allocate("b").ok());
  ASSERT_TRUE(house->Void("b", "sai nơi nhận").ok());
  EXPECT_TRUE(Is(house->Allocate("b").status(), Reason::kIssuanceVoided));
  EXPECT_EQ(house->Allocate("c")->row.number.number, 2) << "a voided number is not used again";
}

TEST_F(NumberAllocatorTest, WaitsForAPersonWhenTheClockJumps) {
  ASSERT_TRUE(house->Allocate("a").ok());
  clock.Advance(-absl::Hours(24));
  EXPECT_TRUE(Is(house->Allocate("b").status(), Reason::kClockBehind));
  EXPECT_TRUE(Is(house->Allocate("b").status(), Reason::kClockBehind));
  EXPECT_EQ(house->CountOfEvents("clock.refused"), 1) << "told when it begins, not at each call";
  ASSERT_TRUE(house->keeper.AcceptClock({house->agency, "đồng hồ hôm qua chạy nhanh", "accounts/quan-tri"}).ok());
  const auto accepted = house->Allocate("b");
  ASSERT_TRUE(accepted.ok()) << accepted.status();
  EXPECT_EQ(accepted->row.number.number, 2);
  clock.Advance(absl::Hours(24 * 40));
  EXPECT_TRUE(Is(house->Allocate("c").status(), Reason::kClockAhead));
  EXPECT_TRUE(house->keeper.AcceptClock({house->agency, "nghỉ hè", "accounts/quan-tri"}).ok());
  EXPECT_TRUE(house->Allocate("c").ok());
  EXPECT_EQ(house->CountOfEvents("clock.accepted"), 2);
  EXPECT_TRUE(Is(house->keeper.AcceptClock({house->agency, "", "accounts/quan-tri"}).status(), Reason::kInvalidField));
}

TEST_F(NumberAllocatorTest, KeepsTheOrderOfTimeWhenTheClockSlipsALittle) {
  const auto first = house->Allocate("a");
  clock.Advance(-absl::Minutes(4));
  const auto second = house->Allocate("b");
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_EQ(second->row.allocated_at, first->row.allocated_at);
}

TEST_F(NumberAllocatorTest, ServesManyCallersInOneCommit) {
  std::vector<std::function<void()>> posted;
  Restart([&](std::function<void()> task) { return posted.push_back(std::move(task)), true; });
  std::vector<absl::StatusOr<Allocation>> answers;
  const auto take = [&](absl::StatusOr<Allocation> answer) { answers.push_back(std::move(answer)); };
  for (int i = 0; i < 50; ++i) house->allocator.Allocate(house->RequestOf("i" + std::to_string(i)), take);
  house->allocator.Allocate(house->RequestOf("i0"), take);  // a repeat in the same batch
  auto unknown = house->RequestOf("u");
  unknown.book = BookId::Trusted("so-la");
  house->allocator.Allocate(unknown, take);
  ASSERT_EQ(posted.size(), 1u) << "the first one leads";
  posted.front()();
  ASSERT_EQ(answers.size(), 52u);
  for (int i = 0; i < 50; ++i) EXPECT_EQ(answers[i]->row.number.number, i + 1);
  EXPECT_EQ(answers[50]->row.number.number, 1);
  EXPECT_TRUE(Is(answers[51].status(), Reason::kUnknownBook));
  EXPECT_EQ(posted.size(), 1u) << "nobody is left waiting";
  EXPECT_EQ(verification::ReadUnverified(answers[0]->checkpoint)->head.size, 50) << "one checkpoint for the batch";
}

TEST_F(NumberAllocatorTest, LetsNobodySufferForOneBrokenRequest) {
  std::vector<std::function<void()>> posted;
  Restart([&](std::function<void()> task) { return posted.push_back(std::move(task)), true; });
  RegisterRow planted;  // a row that the books do not know of: the number 2 is taken
  planted.agency = house->agency;
  planted.issuance = IssuanceId::Trusted("planted");
  planted.book = house->book;
  planted.year = 2024;
  planted.number = {2, "X"};
  ASSERT_TRUE(house->database->Write([&](sql::Transaction& tx) { return InsertRows(tx, {planted}); }).ok());
  std::vector<absl::StatusOr<Allocation>> answers;
  for (const char* id : {"a", "b", "c"}) {
    house->allocator.Allocate(house->RequestOf(id),
                              [&](absl::StatusOr<Allocation> answer) { answers.push_back(std::move(answer)); });
  }
  posted.front()();
  ASSERT_EQ(answers.size(), 3u);
  EXPECT_EQ(answers[0]->row.number.number, 1);
  EXPECT_TRUE(Is(answers[1].status(), Reason::kStoreFailed)) << answers[1].status();
  EXPECT_FALSE(answers[2].ok());
}

TEST_F(NumberAllocatorTest, GivesNothingWhenTheCommitFails) {
  for (const auto failing : {sql::CommitOutcome::kFailBefore, sql::CommitOutcome::kFull, sql::CommitOutcome::kReadOnly}) {
    outcome = failing;
    EXPECT_FALSE(house->Allocate("a").ok());
    outcome = sql::CommitOutcome::kCommit;
    Restart();
  }
  EXPECT_EQ(house->CountOfEvents("number.allocated"), 0);
  EXPECT_EQ(house->Allocate("a")->row.number.number, 1);
}

TEST_F(NumberAllocatorTest, TellsTheSameCallWhatBecameOfACommitInDoubt) {
  outcome = sql::CommitOutcome::kFailAfter;
  EXPECT_TRUE(Is(house->Allocate("a").status(), Reason::kOutcomeUnknown));
  outcome = sql::CommitOutcome::kCommit;
  Restart();
  const auto again = house->Allocate("a");
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->row.number.number, 1);
  EXPECT_EQ(house->Allocate("b")->row.number.number, 2);
}

TEST_F(NumberAllocatorTest, HoldsTheBooksWhenACallerKnowsMoreThanTheDatabase) {
  ASSERT_TRUE(house->Allocate("a").ok());
  const std::string checkpoint_of_one = house->Head()->checkpoint;
  const auto key = house->keys.KeyOf(house->agency);
  ASSERT_TRUE(key.ok());
  auto request = house->RequestOf("b");
  request.known_checkpoint = checkpoint_of_one;
  EXPECT_TRUE(house->Allocate(request).ok());
  request = house->RequestOf("c");
  request.known_checkpoint = checkpoint_of_one;
  EXPECT_TRUE(house->Allocate(request).ok()) << "an older checkpoint is no more than is known here";

  const verification::Checkpoint ahead{"mau.example/000-00-15-h53/1", {99, {}}};
  request = house->RequestOf("d");
  request.known_checkpoint = verification::SignCheckpoint(ahead, crypto::SigningKey::FromSeed(std::string(32, 'x')));
  EXPECT_TRUE(Is(house->Allocate(request).status(), Reason::kInvalidField)) << "a stranger's signature holds nothing";
  EXPECT_TRUE(house->Allocate("e").ok());
  request.known_checkpoint = verification::SignCheckpoint(ahead, *key);
  EXPECT_TRUE(Is(house->Allocate(request).status(), Reason::kBookHeld));
  Restart();
  EXPECT_TRUE(Is(house->Allocate("f").status(), Reason::kBookHeld)) << "held until a person has looked, restarts notwithstanding";
  EXPECT_EQ(house->CountOfEvents("books.held"), 1);
  EXPECT_TRUE(house->Allocate("a").ok()) << "what was given is given again";
}

TEST_F(NumberAllocatorTest, GivesNumbersAgainWhenAPersonReleasesTheBooksAndHoldsThemAnewOnTheNextContradiction) {
  ASSERT_TRUE(house->Allocate("a").ok());
  auto request = house->RequestOf("b");
  request.known_checkpoint =
      verification::SignCheckpoint({"mau.example/000-00-15-h53/1", {99, {}}}, *house->keys.KeyOf(house->agency));
  ASSERT_TRUE(Is(house->Allocate(request).status(), Reason::kBookHeld));
  Restart();
  const absl::Status held = house->Allocate("c").status();
  EXPECT_NE(status::Text(held, status::Language::kVietnamese).find("đợt 1 với 99 mục"), std::string::npos) << held;
  EXPECT_NE(status::Text(held, status::Language::kEnglish).find("epoch 1 with 99 entries"), std::string::npos) << held;
  EXPECT_TRUE(Is(house->keeper.Release({house->agency, "", "accounts/quan-tri"}).status(), Reason::kInvalidField));
  ASSERT_TRUE(house->keeper.Release({house->agency, "đã đối chiếu nhật ký", "accounts/quan-tri"}).ok());
  EXPECT_EQ(house->CountOfEvents("books.released"), 1);
  EXPECT_EQ(house->Allocate("c")->row.number.number, 2);
  EXPECT_TRUE(Is(house->Allocate(request).status(), Reason::kBookHeld));
}

TEST_F(NumberAllocatorTest, TellsNothingOfABookThatWasNotHeld) {
  ASSERT_TRUE(house->keeper.Release({house->agency, "bấm nhầm", "accounts/quan-tri"}).ok());
  EXPECT_EQ(house->CountOfEvents("books.released"), 0);
}

TEST_F(NumberAllocatorTest, HoldsTheBooksWhenAKnownCheckpointHasAnotherRoot) {
  for (const char* id : {"a", "b", "c"}) ASSERT_TRUE(house->Allocate(id).ok());
  auto request = house->RequestOf("d");
  request.known_checkpoint =
      verification::SignCheckpoint({"mau.example/000-00-15-h53/1", {2, {}}}, *house->keys.KeyOf(house->agency));
  EXPECT_TRUE(Is(house->Allocate(request).status(), Reason::kBookHeld));
}

TEST_F(NumberAllocatorTest, AnswersEverybodyWhenItCanPostNoMore) {
  Restart([](const std::function<void()>&) { return false; });
  EXPECT_TRUE(Is(house->Allocate("a").status(), Reason::kUnavailable));
}

}  // namespace
}  // namespace vanthu::numbering
