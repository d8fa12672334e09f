#include <algorithm>
#include <map>
#include <string>

#include "gtest/gtest.h"
#include "services/drafting/reading/dispatch_reader.h"
#include "services/drafting/reading/nothing_lost.h"
#include "tests/support/dispatch_printer.h"

namespace vanthu::drafting {
namespace {

constexpr uint32_t kLayouts = 200;

// A field is said to be in doubt where something about it is undecided. Which of several names is the issuer is said of the
// parent.
bool IsSaid(const Draft& draft, const std::string& field) {
  const std::string said = field == "issuing_body" ? "parent_body" : field;
  return std::any_of(draft.undecided.begin(), draft.undecided.end(),
                     [&](const Undecided& undecided) { return undecided.field == field || undecided.field == said; });
}

class Layouts : public ::testing::TestWithParam<support::NamedDraft> {};

TEST_P(Layouts, GiveTheSameDispatchBackOrSayWhatIsInDoubt) {
  const Draft& meant = GetParam().draft;
  int in_doubt = 0;
  for (uint32_t seed = 1; seed <= kLayouts && !HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    const std::string file = support::PrintDispatch(meant, support::DrawLayout(seed));
    const auto read = ReadDispatch(file, GetParam().name);
    ASSERT_TRUE(read.ok()) << read.status() << "\n" << file;
    for (const std::string& field : support::DifferentFields(meant, *read)) {
      EXPECT_TRUE(IsSaid(*read, field)) << field << " differs, and nothing is said of it\n" << file;
      ++in_doubt;
    }
    ExpectNothingLost(file, *read);
  }
  // To be in doubt is no way out: of nineteen fields in each layout, few are.
  EXPECT_LE(in_doubt, static_cast<int>(kLayouts / 10));
}

INSTANTIATE_TEST_SUITE_P(Dispatches, Layouts, ::testing::ValuesIn(support::PrintableDispatches()), [](const auto& test_case) {
  std::string name = test_case.param.name;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

}  // namespace
}  // namespace vanthu::drafting
