#include "services/platform/rpc/refusal_ledger.h"

#include "gtest/gtest.h"

namespace vanthu::rpc {
namespace {

Refusal By(const std::string& service, absl::Time at) {
  return {.caller = {.service = service, .person = std::nullopt},
          .method = "S/Get",
          .status = absl::PermissionDeniedError("no"),
          .first_at = at};
}

TEST(RefusalLedger, TellsTheFirstAtOnceAndItsRepeatsAsOneAfterTheMinute) {
  RefusalLedger ledger;
  const absl::Time start = absl::FromUnixSeconds(1000);
  EXPECT_EQ(ledger.Note(By("drafting", start)).size(), 1);
  for (int i = 1; i <= 5; ++i) EXPECT_TRUE(ledger.Note(By("drafting", start + absl::Seconds(i))).empty());
  EXPECT_EQ(ledger.Note(By("gateway", start + absl::Seconds(10))).size(), 1);
  const auto due = ledger.Note(By("drafting", start + absl::Seconds(61)));
  ASSERT_EQ(due.size(), 2);
  EXPECT_EQ(due[0].count, 5);
  EXPECT_EQ(due[0].first_at, start + absl::Seconds(1));
  EXPECT_EQ(due[1].count, 1);
}

TEST(RefusalLedger, GivesGatheredRepeatsUpAtTheEnd) {
  RefusalLedger ledger;
  const absl::Time start = absl::FromUnixSeconds(1000);
  ledger.Note(By("drafting", start));
  ledger.Note(By("drafting", start));
  const auto rest = ledger.TakeAll();
  ASSERT_EQ(rest.size(), 1);
  EXPECT_EQ(rest[0].count, 1);
}

}  // namespace
}  // namespace vanthu::rpc
