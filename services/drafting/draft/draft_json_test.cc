#include "services/drafting/draft/draft_json.h"

#include <set>
#include <string>

#include "gtest/gtest.h"
#include "services/drafting/draft/random_draft.h"
#include "services/platform/status/reason.h"

namespace vanthu::drafting {
namespace {

TEST(DocumentTypes, AreTheTwentyNineOfTheDecree) {
  std::set<std::string_view> ids, abbreviations;
  for (const DocumentTypeFacts& facts : DocumentTypes()) {
    EXPECT_EQ(FactsOf(facts.type).id, facts.id);
    EXPECT_EQ(DocumentTypeById(facts.id), facts.type);
    ids.insert(facts.id);
    if (facts.abbreviation.empty()) continue;
    abbreviations.insert(facts.abbreviation);
    EXPECT_EQ(DocumentTypeByAbbreviation(facts.abbreviation), facts.type);
  }
  EXPECT_EQ(ids.size(), 29u);
  EXPECT_EQ(abbreviations.size(), 27u);  // Công văn and Thư công have none
}

TEST(DocumentTypes, TellAbbreviationsApartByCase) {
  EXPECT_EQ(DocumentTypeByAbbreviation("QyĐ"), DocumentType::kRule);
  EXPECT_EQ(DocumentTypeByAbbreviation("QĐ"), DocumentType::kDecision);
  EXPECT_EQ(DocumentTypeByAbbreviation("qđ"), std::nullopt);
  EXPECT_EQ(DocumentTypeByAbbreviation(""), std::nullopt);
}

TEST(DraftJson, GivesTheSameDraftBack) {
  for (uint32_t seed = 0; seed < 200; ++seed) {
    const Draft draft = RandomDraft(seed);
    for (const std::string& json : {CanonicalJson(draft), ReadableJson(draft)}) {
      const auto again = DraftFromJson(json);
      ASSERT_TRUE(again.ok()) << again.status() << "\n" << json;
      ASSERT_EQ(CanonicalJson(*again), CanonicalJson(draft));
      ASSERT_EQ(ReadableJson(*again), ReadableJson(draft));
    }
  }
}

TEST(DraftJson, ChangesItsCanonicalFormWithAnyMember) {
  std::set<std::string> forms;
  for (uint32_t seed = 0; seed < 200; ++seed) forms.insert(CanonicalJson(RandomDraft(seed)));
  EXPECT_EQ(forms.size(), 200u);
  Draft draft = RandomDraft(1);
  const std::string before = CanonicalJson(draft);
  draft.body.back().text += " ";
  EXPECT_NE(CanonicalJson(draft), before);
}

TEST(DraftJson, LeavesEmptyMembersOutOfTheCanonicalForm) {
  EXPECT_EQ(CanonicalJson(Draft{}), R"({"type":"cong-van","urgency":"normal"})");
  EXPECT_NE(ReadableJson(Draft{}).find(R"("parent_body": "")"), std::string::npos);
}

// The bytes are stored and approved: this golden form may grow by members, and never change.
TEST(DraftJson, KeepsItsCanonicalBytes) {
  Draft draft;
  draft.type = DocumentType::kAnnouncement;
  draft.symbol = {7, "TB-STC", "Số: 07/TB-STC", {3, 3, Cell::kLeft}};
  draft.place_and_date.month = 6;
  draft.recipients.push_back({"Sở Nội vụ", "để biết", ";", {20, 20}});
  EXPECT_EQ(
      CanonicalJson(draft),
      R"({"place_and_date":{"month":6},"recipients":[{"note":"để biết","punctuation":";","span":{"first_line":20,"last_line":20},)"
      R"("text":"Sở Nội vụ"}],"symbol":{"notation":"TB-STC","number":7,"span":{"cell":"left","first_line":3,"last_line":3},)"
      R"("written":"Số: 07/TB-STC"},"type":"thong-bao","urgency":"normal"})");
}

TEST(DraftJson, RefusesWhatItWouldLose) {
  for (const char* json :
       {"", "[]", "{", R"({"type":"thu-tinh"})", R"({"urgency":"soon"})", R"({"abstract":5})", R"({"colour":"red"})",
        R"({"symbol":{"number":"5"}})", R"({"body":[{"kind":"song","text":"a"}]})", R"({"body":[{"tune":"a"}]})"}) {
    const auto draft = DraftFromJson(json);
    EXPECT_TRUE(status::Is(draft.status(), status::Reason::kInvalidField)) << json;
  }
}

}  // namespace
}  // namespace vanthu::drafting
