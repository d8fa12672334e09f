#include "tests/integration/history.h"

#include <filesystem>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gtest/gtest.h"

namespace vanthu::integration {
namespace {

class SeededHistory : public testing::TestWithParam<int> {};

TEST_P(SeededHistory, KeepsTheThreePromises) {
  History history(static_cast<uint64_t>(GetParam()));
  const std::vector<std::string> broken = history.Play();
  EXPECT_TRUE(broken.empty()) << absl::StrJoin(broken, "\n") << "\nWhat happened:\n" << history.story();
}

// 50 seeds, in ten shards so that they run side by side.
INSTANTIATE_TEST_SUITE_P(Seeds, SeededHistory, testing::Range(1, 51));

// A planted bug: an endpoint's disk that says it renamed and did not. Receipts go out for dispatches that nobody has.
TEST(Canary, IsFoundByTheInvariants) {
  Installation installation(7);
  ASSERT_TRUE(installation.Open().ok());
  const auto draft = installation.CreateDraft(Installation::DispatchText("việc mất"), "r-1");
  ASSERT_TRUE(draft.ok()) << draft.status();
  ASSERT_TRUE(installation.Approve(*draft).ok());
  const auto issuance = installation.Issue(draft->name());
  ASSERT_TRUE(issuance.ok()) << issuance.status();
  installation.Settle(absl::Minutes(30));
  const Told told{{issuance->name()}};
  ASSERT_TRUE(BrokenPromises(installation, told).empty()) << absl::StrJoin(BrokenPromises(installation, told), "\n");

  std::filesystem::remove_all(installation.folder() / "endpoints" / "t-a" / "2026");
  EXPECT_FALSE(BrokenPromises(installation, told).empty());
}

}  // namespace
}  // namespace vanthu::integration
