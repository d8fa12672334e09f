#include "gateway/http/json_judge.h"

#include <string>

#include "gateway/http/testing/library.pb.h"
#include "gmock/gmock.h"
#include "google/protobuf/struct.pb.h"
#include "gtest/gtest.h"
#include "services/platform/status/reason.h"

namespace vanthu::gateway {
namespace {

using status::Language;
using ::testing::HasSubstr;

absl::Status JudgeBook(const std::string& json) { return JudgeJson(*testing::Book::descriptor(), json); }

std::string Said(const absl::Status& status) { return status::Text(status, Language::kEnglish); }

std::string FieldOf(const absl::Status& status) {
  for (const status::Detail& detail : status::DetailsOf(status)) {
    if (detail.key == "field") return detail.value;
  }
  return "";
}

TEST(JsonJudge, TakesEveryFormThatAMessageHas) {
  EXPECT_TRUE(JudgeBook("{}").ok());
  EXPECT_TRUE(JudgeBook(R"( {"title": null, "lentCount": 2, "keywords": ["a", "b"], "addedAt": "2024-05-30T00:00:00Z",
                             "parts": [{"title": "a", "parts": []}, {"title": "a"}]} )")
                  .ok());
  const auto judge = [](const char* json) { return JudgeJson(*testing::ListBooksRequest::descriptor(), json); };
  EXPECT_TRUE(judge(R"({"labels": {"a_b": "1", "aB": "2"}, "filter": {"lentMin": "3"}})").ok()) << "a map's names are its own";
  EXPECT_TRUE(JudgeJson(*google::protobuf::Struct::descriptor(), R"({"a": {"b": [1, {"c": null}]}})").ok()) << "any JSON";
}

TEST(JsonJudge, TakesObjectsOnly) {
  for (const char* json : {"[]", "null", "\"x\"", "3", "[{}]"}) {
    EXPECT_THAT(Said(JudgeBook(json)), HasSubstr("has to be a JSON object")) << json;
    EXPECT_EQ(FieldOf(JudgeBook(json)), "");
  }
}

TEST(JsonJudge, NamesTheMemberThatComesTwiceByItsPath) {
  const absl::Status twice = JudgeBook(R"({"parts": [{}, {"title": "a", "title": "b"}]})");
  EXPECT_THAT(Said(twice), HasSubstr("parts[1].title: the field comes twice"));
  EXPECT_EQ(FieldOf(twice), "parts[1].title");
  EXPECT_EQ(FieldOf(JudgeBook(R"({"lentCount": 1, "lent_count": 1})")), "lentCount") << "by either name";
  EXPECT_EQ(FieldOf(JudgeJson(*testing::ListBooksRequest::descriptor(), R"({"labels": {"a": "1", "a": "2"}})")), "labels.a");
}

TEST(JsonJudge, NamesTheMemberThatIsNotWhatTheMessageHas) {
  EXPECT_THAT(Said(JudgeBook(R"({"parts": [{"colour": 1}]})")), HasSubstr("parts[0].colour: there is no such field"));
  EXPECT_THAT(Said(JudgeBook(R"({"title": {}})")), HasSubstr("title: the field takes no object"));
  EXPECT_THAT(Said(JudgeBook(R"({"addedAt": {}})")), HasSubstr("addedAt: the field takes no object"));
  EXPECT_THAT(Said(JudgeBook(R"({"title": ["a"]})")), HasSubstr("title: the field takes no list"));
  EXPECT_THAT(Said(JudgeBook(R"({"keywords": [["a"]]})")), HasSubstr("keywords[0]: the field takes no list"));
  EXPECT_THAT(Said(JudgeBook(R"({"keywords": "a"})")), HasSubstr("keywords: the field takes a list"));
  EXPECT_THAT(Said(JudgeBook(R"({"parts": {"title": "a"}})")), HasSubstr("parts: the field takes a list"));
}

TEST(JsonJudge, TakesTheSyntaxOfTheStandardAndNoOther) {
  for (const char* json : {"", "{", R"({'title': "a"})", R"({title: "a"})", R"({"title": "a",})", "{} {}", R"({"title": 0x1})"}) {
    EXPECT_THAT(Said(JudgeBook(json)), HasSubstr("the syntax is no JSON (at byte ")) << json;
  }
  EXPECT_THAT(Said(JudgeBook("{\"title\": \"\xff\"}")), HasSubstr("no UTF-8"));
}

}  // namespace
}  // namespace vanthu::gateway
