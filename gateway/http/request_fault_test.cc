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

TEST(RequestFault, KeepsTheWordsOfTheJsonLibraryAfterWhatTheyMean) {
  const absl::Status error = JsonFault("(title): Cannot find field.");
  EXPECT_THAT(status::Text(error, Language::kVietnamese), HasSubstr("không có trường này ((title): Cannot find field.)"));
  EXPECT_THAT(status::Text(error, Language::kEnglish), HasSubstr("there is no such field ((title): Cannot find field.)"));
  EXPECT_THAT(status::Text(JsonFault("Expected : between key"), Language::kVietnamese), HasSubstr("sai cú pháp JSON"));
}

}  // namespace
}  // namespace vanthu::gateway
