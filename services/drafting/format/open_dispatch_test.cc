#include "services/drafting/format/open_dispatch.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "services/drafting/draft/draft_json.h"
#include "services/drafting/format/clean_dispatch.h"
#include "services/platform/status/reason.h"

namespace vanthu::drafting {
namespace {

using status::Is;
using status::Reason;

std::string Repeated(std::string_view part, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += part;
  return text;
}

// The value that a refusal quotes of a member that is not in order; empty where it is none.
std::string FieldRefused(const std::string& json) {
  const absl::Status refused = OpenContent(json).status();
  return Is(refused, Reason::kInvalidField) ? status::DetailsOf(refused).at(0).value : "";
}

TEST(OpenDispatch, TakesWhatReadingMadeOfAFileForTheSameDraft) {
  const Draft read = ReadClean(CleanLetter());
  const auto typed = OpenContent(ReadableJson(read));
  ASSERT_TRUE(typed.ok()) << typed.status();
  EXPECT_EQ(*typed, read);
  const auto brought = OpenFile(CanonicalJson(read), "du-thao.json");
  ASSERT_TRUE(brought.ok()) << brought.status();
  EXPECT_EQ(*brought, read);
}

TEST(OpenDispatch, TakesAFileForTextWhereItsNameDoesNotSayOtherwise) {
  const auto read = OpenFile(CleanLetter(), "cong-van.txt");
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(*read, ReadClean(CleanLetter()));
  EXPECT_FALSE(OpenFile(CanonicalJson(*read), "cong-van.txt").ok());
}

TEST(OpenDispatch, TurnsASecrecyMarkAwayHoweverItComes) {
  Draft draft = ReadClean(CleanLetter());
  draft.secrecy_mark = "MẬT";
  EXPECT_TRUE(Is(OpenContent(CanonicalJson(draft)).status(), Reason::kSecrecyMark));
  EXPECT_TRUE(Is(OpenFile(CanonicalJson(draft), "a.json").status(), Reason::kSecrecyMark));
}

TEST(OpenDispatch, RefusesWhatWouldNotFitAnyPageOrStack) {
  EXPECT_EQ(FieldRefused(absl::StrCat("{\"abstract\": ", Repeated("[", 200'000), Repeated("]", 200'000), "}")), "draft");
  EXPECT_EQ(FieldRefused(absl::StrCat("{\"body\": [{}", Repeated(",{}", 200'000), "]}")), "draft");
  EXPECT_EQ(FieldRefused(absl::StrCat("{\"body\": [{}", Repeated(",{}", 20'000), "]}")), "body");
  EXPECT_TRUE(OpenContent(absl::StrCat("{\"abstract\": \"\\\"", Repeated("[", 100), "\"}")).ok());
  const std::string wide = absl::StrCat("[{}", Repeated(",{}", 100), "]");
  EXPECT_EQ(FieldRefused(absl::StrCat(R"({"body": [{"kind": "table", "table": {"rows": [)", wide, "]}}]}")), "body/table/rows");
  const std::string tall = absl::StrCat("[]", Repeated(",[]", 10'000));
  EXPECT_EQ(FieldRefused(absl::StrCat(R"({"body": [{"kind": "table", "table": {"rows": [)", tall, "]}}]}")), "body/table/rows");
  EXPECT_TRUE(Is(OpenContent(Repeated(" ", (3 << 20) + 1)).status(), Reason::kFileTooLarge));
}

TEST(OpenDispatch, RefusesLettersInPieces) {
  EXPECT_TRUE(OpenContent("{\"abstract\": \"Th\u00F4ng b\u00E1o\"}").ok());
  EXPECT_EQ(FieldRefused("{\"abstract\": \"Tho\u0302ng\"}"), "content_json");
  EXPECT_EQ(FieldRefused(R"({"abstract": "Tho\u0302ng"})"), "content_json");
}

}  // namespace
}  // namespace vanthu::drafting
