#include "gateway/http/request_fault.h"

#include <set>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/platform/status/reason.h"

namespace vanthu::gateway {
namespace {

using status::Language;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(RequestFault, HasACauseOfItsOwnInBothLanguages) {
  std::set<std::string> vietnamese, english;
  constexpr int kFaults = static_cast<int>(RequestFault::kNoAnswerCame) + 1;
  for (int fault = 0; fault < kFaults; ++fault) {
    const absl::Status error = FaultError(static_cast<RequestFault>(fault));
    ASSERT_TRUE(status::ReasonOf(error)) << fault;
    vietnamese.insert(status::Text(error, Language::kVietnamese));
    english.insert(status::Text(error, Language::kEnglish));
    EXPECT_THAT(status::Text(error, Language::kEnglish), Not(HasSubstr("{"))) << fault;
  }
  EXPECT_EQ(vietnamese.size(), static_cast<size_t>(kFaults));
  EXPECT_EQ(english.size(), static_cast<size_t>(kFaults));
}

TEST(RequestFault, SaysWhichValueOfWhichFieldDoesNotFitAndNothingOfTheLibrary) {
  const absl::Status error = ValueFault("(draft_lines[1].lent_count): invalid value \"a\" for type TYPE_INT32");
  EXPECT_THAT(status::Text(error, Language::kVietnamese),
              HasSubstr("draftLines[1].lentCount: giá trị \"a\" không hợp với trường"));
  EXPECT_THAT(status::Text(error, Language::kEnglish),
              HasSubstr("draftLines[1].lentCount: the value \"a\" does not fit the field"));
  EXPECT_THAT(status::Text(error, Language::kEnglish), Not(HasSubstr("TYPE_")));
  EXPECT_THAT(status::Text(ValueFault("two of one"), Language::kEnglish), HasSubstr("two of one")) << "what is not known is told";
}

}  // namespace
}  // namespace vanthu::gateway
