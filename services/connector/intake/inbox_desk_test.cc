#include "services/connector/intake/inbox_desk.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/platform/status/reason.h"
#include "tests/support/inbox_house.h"

namespace vanthu::connector {
namespace {

using status::Reason;
using testing::ElementsAre;
using testing::IsEmpty;

class InboxDeskTest : public testing::Test {
 protected:
  absl::StatusOr<InboxEntry> Report(int status, const std::string& reason = "") {
    auto entry = house_.process->desk.Report({{house_.hosted[0], delivery_.delivery, 1}, status, reason, "accounts/van-thu"});
    house_.Settle();
    return entry;
  }

  support::InboxHouse house_;
  event::DispatchDelivery delivery_ = house_.Deliver("d1");
};

TEST_F(InboxDeskTest, AnswersEachStatusOnce) {
  house_.Send(delivery_);
  house_.Settle();
  ASSERT_TRUE(Report(3).ok());
  ASSERT_TRUE(Report(3).ok());
  ASSERT_TRUE(Report(6).ok());  // steps may be skipped
  EXPECT_THAT(house_.ReceiptCodes(), ElementsAre("01 attempt 1", "03 attempt 1", "06 attempt 1"));
}

TEST_F(InboxDeskTest, LetsNothingFollowARefusal) {
  house_.Send(delivery_);
  house_.Settle();
  ASSERT_TRUE(Report(2, "Không thuộc thẩm quyền").ok());
  EXPECT_TRUE(status::Is(Report(3).status(), Reason::kAttemptClosed));
  EXPECT_TRUE(Report(2, "Không thuộc thẩm quyền").ok());
  EXPECT_THAT(house_.ReceiptCodes(), ElementsAre("01 attempt 1", "02 attempt 1"));
  EXPECT_EQ(house_.Receipts()[1].reason, "Không thuộc thẩm quyền");
  EXPECT_EQ(house_.CountOfEvents("inbox.status_reported"), 2);  // the refusal, and the 03 that was turned away
}

TEST_F(InboxDeskTest, RefusesBeforeTheHandOverWhatWaits) {
  house_.distribution.files.clear();
  house_.Send(delivery_);
  house_.Settle();
  EXPECT_TRUE(status::Is(Report(3).status(), Reason::kInvalidField));
  ASSERT_TRUE(Report(2, "Gửi nhầm").ok());
  house_.PutFile("%PDF d1");
  house_.Advance(absl::Hours(1));
  house_.Settle();
  EXPECT_THAT(house_.Folders(), IsEmpty());
  EXPECT_THAT(house_.ReceiptCodes(), ElementsAre("02 attempt 1"));
}

TEST_F(InboxDeskTest, TurnsAwayWhatNoRecipientReports) {
  house_.Send(delivery_);
  house_.Settle();
  for (const int status : {0, 1, 7, 13}) EXPECT_TRUE(status::Is(Report(status, "x").status(), Reason::kInvalidField)) << status;
  EXPECT_TRUE(status::Is(Report(2).status(), Reason::kInvalidField));
  EXPECT_TRUE(status::Is(Report(2, std::string(2000, 'a')).status(), Reason::kInvalidField));
  const auto unknown = house_.process->desk.Report({{house_.hosted[0], DeliveryId::Trusted("x"), 1}, 3, "", "accounts/van-thu"});
  EXPECT_TRUE(status::Is(unknown.status(), Reason::kNotFound));
}

TEST(EntryName, ReadsWhatItWrites) {
  const EntryName name{AgencyId::Trusted("so-y-te"), DeliveryId::Trusted("a-b-c"), 12};
  EXPECT_EQ(name.Text(), "agencies/so-y-te/inbox/a-b-c-12");
  ASSERT_TRUE(EntryName::Parse(name.Text()).ok());
  EXPECT_EQ(*EntryName::Parse(name.Text()), name);
  for (const char* wrong :
       {"", "agencies/a/inbox/b", "agencies/a/inbox/b-0", "agencies/a/inbox/b--1", "agencies/a/deliveries/b-1"}) {
    EXPECT_TRUE(status::Is(EntryName::Parse(wrong).status(), Reason::kInvalidField)) << wrong;
  }
}

}  // namespace
}  // namespace vanthu::connector
