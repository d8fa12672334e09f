#include <string>
#include <utility>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/connector/endpoint/hand_over.h"
#include "services/connector/intake/entry_store.h"
#include "services/connector/limits.h"
#include "tests/support/inbox_house.h"

namespace vanthu::connector {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Its tries are nearly all used up, and the last ones fail too.
void LetDie(support::InboxHouse& house) {
  InboxEntry entry = house.Entries()[0];
  ASSERT_EQ(entry.state, InboxState::kRetrying);
  entry.tries = kTriesMax - 2;
  ASSERT_TRUE(house.process->database->Write([&](sql::Transaction& tx) { return EntryStore::Update(tx, entry, false); }).ok());
  house.Advance(kRetryMax);
  house.Settle();
  ASSERT_EQ(house.Entries()[0].state, InboxState::kRetrying);
  house.Advance(kRetryMax);
  house.Settle();
  ASSERT_EQ(house.Entries()[0].state, InboxState::kDead);
}

TEST(HandOverResend, GivesUpAfterAllTriesAndIsRevivedByAResend) {
  support::InboxHouse house;
  const auto delivery = house.Deliver("d1");
  const auto files = std::exchange(house.distribution.files, {});
  house.Send(delivery);
  house.Settle();
  LetDie(house);
  EXPECT_EQ(house.distribution.progress.back().state, InboxState::kDead);
  EXPECT_EQ(house.CountOfEvents("inbox.dead"), 1);
  EXPECT_THAT(house.ReceiptCodes(), IsEmpty());

  house.distribution.files = files;
  house.Advance(absl::Hours(24));
  house.Settle();
  EXPECT_THAT(house.ReceiptCodes(), IsEmpty());  // not by itself
  house.Send(house.Resent(delivery));
  house.Settle();
  EXPECT_THAT(house.ReceiptCodes(), ElementsAre("01 attempt 1"));
  EXPECT_EQ(house.CountOfEvents("inbox.revived"), 1);
}

TEST(HandOverResend, IsRevivedByNoRecordThatMerelyComesAgain) {
  support::InboxHouse house;
  const auto delivery = house.Deliver("d1");
  const auto resent = house.Resent(delivery);
  house.distribution.files.clear();
  house.Send(delivery);
  house.Settle();
  LetDie(house);

  const auto expect_dead = [&](int64_t revived) {
    house.Settle();
    EXPECT_EQ(house.Entries()[0].state, InboxState::kDead);
    EXPECT_EQ(house.CountOfEvents("inbox.revived"), revived);
  };
  house.Send(delivery);  // the relay, which had no answer
  expect_dead(0);
  house.bus.Rewind(InboxTopic(house.hosted[0]), 0);
  expect_dead(0);

  house.Send(resent);
  house.Settle();
  EXPECT_EQ(house.distribution.progress.back().resent_at, resent.resent_at);
  LetDie(house);
  EXPECT_EQ(house.distribution.progress.back().resent_at, resent.resent_at);
  house.bus.Rewind(InboxTopic(house.hosted[0]), 0);  // the old resend comes again
  expect_dead(1);
  house.Send(resent);
  expect_dead(1);
  auto older = resent;
  older.resent_at = *resent.resent_at - absl::Hours(1);
  house.Send(older);
  expect_dead(1);
}

// The resend came while the entry was still tried: that it comes again when it was given up is nobody's wish.
TEST(HandOverResend, CountsAResendOnceThoughItCameBeforeTheEnd) {
  support::InboxHouse house;
  const auto delivery = house.Deliver("d1");
  house.distribution.files.clear();
  house.Send(delivery);
  house.Send(house.Resent(delivery));
  house.Settle();
  EXPECT_EQ(house.distribution.progress.back().resent_at, house.clock.Now());
  LetDie(house);
  house.bus.Rewind(InboxTopic(house.hosted[0]), 0);
  house.Settle();
  EXPECT_EQ(house.Entries()[0].state, InboxState::kDead);
}

}  // namespace
}  // namespace vanthu::connector
