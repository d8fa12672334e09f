#include "gateway/cli/book_judgement.h"

#include "gtest/gtest.h"

namespace vanthu::cli {
namespace {

Json Line(int number, const char* state, const char* day = "2026-03-02") {
  return {{"number", std::to_string(number)}, {"state", state}, {"day", day}, {"manifestDigest", "AA=="}, {"voidReason", "nhầm"}};
}

constexpr char kIssued[] = "NUMBER_STATE_ISSUED";
constexpr char kVoided[] = "NUMBER_STATE_VOIDED";
constexpr char kAllocated[] = "NUMBER_STATE_ALLOCATED";

TEST(BookJudgement, FindsNothingInABookInOrder) {
  EXPECT_TRUE(JudgeBook(Json::array()).empty());
  EXPECT_TRUE(JudgeBook(Json::array({Line(1, kIssued), Line(2, kVoided), Line(3, kIssued, "2026-03-03")})).empty());
}

TEST(BookJudgement, FindsEachOfItsFaultsByItsNumber) {
  const auto only = [](const Json& numbers) {
    const auto findings = JudgeBook(numbers);
    EXPECT_EQ(findings.size(), 1U);
    return findings.empty() ? BookFault() : findings.front();
  };
  EXPECT_EQ(only(Json::array({Line(1, kIssued), Line(3, kIssued)})).number, 2);
  EXPECT_EQ(only(Json::array({Line(2, kIssued)})).english, "missing, up to 1");
  EXPECT_EQ(only(Json::array({Line(1, kIssued), Line(1, kIssued)})).english, "given twice");
  EXPECT_EQ(only(Json::array({Line(1, kAllocated)})).number, 1);
  EXPECT_EQ(only(Json::array({Line(1, kIssued, "2026-03-03"), Line(2, kIssued, "2026-03-02")})).number, 2);
  Json without = Line(1, kIssued);
  without.erase("manifestDigest");
  EXPECT_EQ(only(Json::array({without})).english, "recorded, without a manifest");
  Json silent = Line(1, kVoided);
  silent.erase("voidReason");
  EXPECT_EQ(only(Json::array({silent})).english, "voided, without a reason");
}

}  // namespace
}  // namespace vanthu::cli
