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

std::string IssuedOn(Installation& installation) {
  const auto draft = installation.CreateDraft(Installation::DispatchText("việc thử"), "r-1");
  if (!draft.ok() || !installation.Approve(*draft).ok()) return "";
  const auto issuance = installation.Issue(draft->name());
  installation.Settle(absl::Minutes(30));
  return issuance.ok() ? issuance->name() : "";
}

// A planted bug: the endpoints' disk says that it put a folder in its place, and did not. Receipts go out for dispatches that
// nobody has.
TEST(Canary, IsFoundByTheInvariants) {
  Installation installation(7);
  ASSERT_TRUE(installation.Open().ok());
  installation.disk().SetDecide(
      [](files::DiskOperation operation, const std::filesystem::path& path) -> std::optional<files::DiskFault> {
        const bool is_hand_over =
            operation == files::DiskOperation::kRename && path.string().find("/endpoints/t-a/2026/") != std::string::npos;
        return is_hand_over ? std::optional(files::DiskFault{.pretends = true}) : std::nullopt;
      });
  const Told told{{IssuedOn(installation)}};
  const std::vector<std::string> broken = BrokenPromises(installation, told);
  ASSERT_FALSE(broken.empty());
  EXPECT_NE(absl::StrJoin(broken, "\n").find("t-a"), std::string::npos);
}

TEST(Canary, IsSilentOnAQuietDay) {
  Installation installation(7);
  ASSERT_TRUE(installation.Open().ok());
  const Told told{{IssuedOn(installation)}};
  EXPECT_EQ(absl::StrJoin(BrokenPromises(installation, told), "\n"), "");
}

}  // namespace
}  // namespace vanthu::integration
