#include "services/numbering/register/register_book.h"

#include <gtest/gtest.h>

#include "services/numbering/limits.h"
#include "services/platform/status/reason.h"

namespace vanthu::numbering {
namespace {

using status::Is;
using status::Reason;

const absl::Time kNow = absl::FromUnixSeconds(1717035753);

TEST(RegisterBooks, KnowTheBooksOfEachAgency) {
  const BookId common = BookId::Trusted("van-ban-di");
  const BookId own = BookId::Trusted("mat");
  const AgencyId special = AgencyId::Trusted("b");
  const RegisterBooks books({common}, {{special, {own}}});
  EXPECT_TRUE(books.Require(AgencyId::Trusted("a"), common).ok());
  EXPECT_TRUE(books.Require(special, own).ok());
  EXPECT_TRUE(Is(books.Require(special, common), Reason::kUnknownBook));
  EXPECT_TRUE(Is(books.Require(AgencyId::Trusted("a"), own), Reason::kUnknownBook));
}

TEST(BookClock, CountsTheLaterInstant) {
  EXPECT_EQ(*JudgeClock({kNow, std::nullopt, std::nullopt, {}}), kNow);
  EXPECT_EQ(*JudgeClock({kNow, kNow - absl::Hours(1), std::nullopt, {}}), kNow);
  EXPECT_EQ(*JudgeClock({kNow, kNow + kClockSlack, std::nullopt, {}}), kNow + kClockSlack);
}

TEST(BookClock, IsRefusedWhenItFellBehindTheBook) {
  EXPECT_TRUE(
      Is(JudgeClock({kNow, kNow + kClockSlack + absl::Microseconds(1), std::nullopt, {}}).status(), Reason::kClockBehind));
}

TEST(BookClock, IsRefusedWhenItLeapsAMonthAheadWithoutASecondClock) {
  const absl::Time last = kNow - kClockAheadMax;
  EXPECT_TRUE(JudgeClock({kNow, last, std::nullopt, {}}).ok());
  EXPECT_TRUE(Is(JudgeClock({kNow, last - absl::Microseconds(1), std::nullopt, {}}).status(), Reason::kClockAhead));
  EXPECT_TRUE(JudgeClock({kNow, last - absl::Hours(24), kNow, {}}).ok());
}

TEST(BookClock, IsRefusedWhenTheServersDisagreesUnlessAcceptedSo) {
  const absl::Time server = kNow - absl::Hours(2);
  EXPECT_TRUE(Is(JudgeClock({kNow, std::nullopt, server, {}}).status(), Reason::kClockDisagrees));
  EXPECT_TRUE(JudgeClock({kNow, std::nullopt, server, absl::Hours(2)}).ok());
  EXPECT_TRUE(Is(JudgeClock({kNow, std::nullopt, server, absl::Hours(1)}).status(), Reason::kClockDisagrees));
}

TEST(Reason, HasToBeGivenAndIsBoundedInCharacters) {
  EXPECT_TRUE(JudgeReason("Trùng số").ok());
  EXPECT_TRUE(Is(JudgeReason(" \n"), Reason::kInvalidField));
  std::string long_reason;
  for (size_t i = 0; i < kReasonCharactersMax; ++i) long_reason += "ố";
  EXPECT_TRUE(JudgeReason(long_reason).ok());
  EXPECT_TRUE(Is(JudgeReason(long_reason + "a"), Reason::kLimitExceeded));
}

TEST(AllocationRequest, NeedsASymbolOfOneLine) {
  AllocationRequest request;
  EXPECT_TRUE(Is(JudgeRequest(request), Reason::kInvalidField));
  request.notation = "STTTT\nBCXB";
  EXPECT_TRUE(Is(JudgeRequest(request), Reason::kInvalidField));
  request.notation = "STTTT-BCXB";
  EXPECT_TRUE(JudgeRequest(request).ok());
  request.notation = std::string(kNotationBytesMax + 1, 'A');
  EXPECT_TRUE(Is(JudgeRequest(request), Reason::kLimitExceeded));
}

}  // namespace
}  // namespace vanthu::numbering
