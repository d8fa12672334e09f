#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/drafting/format/clean_dispatch.h"
#include "services/drafting/format/format_checker.h"

namespace vanthu::drafting {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Ids(const Draft& draft, std::optional<int> attachments = std::nullopt) {
  return IdsOf(CheckFormat(CheckInput(draft, nullptr, attachments)));
}

std::string Letters(size_t count) {
  std::string text;
  for (size_t i = 0; i < count; ++i) text += "ữ";  // three bytes: limits count characters
  return text;
}

std::string Capitals(size_t count) {
  std::string text;
  for (size_t i = 0; i < count; ++i) text += "Ữ";
  return text;
}

TEST(RuleLimits, AnAbstractHasAtMost500Characters) {
  Draft draft = ReadClean(CleanLetter());
  draft.abstract = Letters(500);
  EXPECT_THAT(Ids(draft), IsEmpty());
  draft.abstract = Letters(501);
  EXPECT_THAT(Ids(draft), ElementsAre("TY-04"));
}

TEST(RuleLimits, AnIssuersNameHasAtMost200Characters) {
  Draft draft = ReadClean(CleanLetter());
  draft.issuing_body = Capitals(200);
  EXPECT_THAT(Ids(draft), IsEmpty());
  draft.issuing_body = Capitals(201);
  EXPECT_THAT(Ids(draft), ElementsAre("CQ-03"));
}

TEST(RuleLimits, ASymbolHasAtMost30Characters) {
  Draft draft = ReadClean(CleanDecision());
  const auto set = [&](const std::string& notation) {
    draft.symbol.notation = notation;
    draft.symbol.written = absl::StrCat("Số: 05/", notation);
  };
  set("QĐ-" + Capitals(27));
  EXPECT_THAT(Ids(draft), IsEmpty());
  set("QĐ-" + Capitals(28));
  EXPECT_THAT(Ids(draft), ElementsAre("SH-08"));
}

TEST(RuleLimits, OnlyAnAnnexHasItsTitleInCapitals) {
  Draft draft = ReadClean(CleanAnnexes());
  draft.annexes[0].title = "Quản lý tài sản công";
  EXPECT_THAT(Ids(draft), ElementsAre("PL-03"));
  draft.annexes.resize(1);
  draft.annexes[0].label = "QUY CHẾ";
  EXPECT_THAT(Ids(draft), testing::Not(testing::Contains("PL-03")));
}

TEST(RuleLimits, NumbersBelow10HaveALeadingZero) {
  const auto ids = [](int number, const std::string& digits) {
    Draft draft = ReadClean(CleanLetter());
    draft.symbol.number = number;
    draft.symbol.written = absl::StrCat("Số: ", digits, "/STC-VP");
    return Ids(draft);
  };
  EXPECT_THAT(ids(1, "01"), IsEmpty());
  EXPECT_THAT(ids(9, "09"), IsEmpty());
  EXPECT_THAT(ids(9, "9"), ElementsAre("SH-03"));
  EXPECT_THAT(ids(10, "10"), IsEmpty());
  EXPECT_THAT(ids(10, "010"), ElementsAre("SH-03"));
}

std::vector<std::string> IdsOfDay(const std::string& day, const std::string& month, const std::string& year = "2025") {
  return IdsOf(FindingsOf(
      Changed(CleanLetter(), "ngày 05 tháng 6 năm 2025", absl::StrCat("ngày ", day, " tháng ", month, " năm ", year))));
}

TEST(RuleLimits, DaysBelow10AndTheFirstTwoMonthsHaveALeadingZero) {
  for (const char* day : {"01", "09", "10", "28"}) EXPECT_THAT(IdsOfDay(day, "6"), IsEmpty()) << day;
  for (const char* day : {"1", "9", "010"}) EXPECT_THAT(IdsOfDay(day, "6"), ElementsAre("TG-02")) << day;
  for (const char* month : {"01", "02", "3", "9", "10", "12"}) EXPECT_THAT(IdsOfDay("15", month), IsEmpty()) << month;
  for (const char* month : {"1", "2", "03", "09"}) EXPECT_THAT(IdsOfDay("15", month), ElementsAre("TG-02")) << month;
}

TEST(RuleLimits, ADayExistsInItsMonth) {
  EXPECT_THAT(IdsOfDay("01", "4"), IsEmpty());
  EXPECT_THAT(IdsOfDay("30", "4"), IsEmpty());
  EXPECT_THAT(IdsOfDay("31", "4"), ElementsAre("TG-05"));
  EXPECT_THAT(IdsOfDay("31", "12"), IsEmpty());
  EXPECT_THAT(IdsOfDay("28", "02", "2025"), IsEmpty());
  EXPECT_THAT(IdsOfDay("29", "02", "2025"), ElementsAre("TG-05"));
  EXPECT_THAT(IdsOfDay("29", "02", "2024"), IsEmpty());
  EXPECT_THAT(IdsOfDay("30", "02", "2024"), ElementsAre("TG-05"));
  EXPECT_THAT(IdsOfDay("29", "02", "2000"), IsEmpty());
  EXPECT_THAT(IdsOfDay("29", "02", "2100"), ElementsAre("TG-05"));
}

TEST(RuleLimits, ASignersNameHasAtMost50CharactersAndHisPosition100) {
  Draft draft = ReadClean(CleanRegulation());
  draft.signature.full_name = "A" + Letters(49);
  draft.signature.position = "GIÁM ĐỐC " + Capitals(91);
  EXPECT_THAT(Ids(draft), IsEmpty());
  draft.signature.full_name = "A" + Letters(50);
  EXPECT_THAT(Ids(draft), ElementsAre("CK-15"));
  draft.signature.full_name = "A" + Letters(49);
  draft.signature.position = "GIÁM ĐỐC " + Capitals(92);
  EXPECT_THAT(Ids(draft), ElementsAre("CK-15"));
}

TEST(RuleLimits, CopiesAreFrom1To999) {
  Draft draft = ReadClean(CleanLetter());
  for (const char* code : {"PL.(1)", "PL.(999)"}) {
    draft.drafter_code = code;
    EXPECT_THAT(Ids(draft), IsEmpty()) << code;
  }
  for (const char* code : {"PL.(0)", "PL.(1000)"}) {
    draft.drafter_code = code;
    EXPECT_THAT(Ids(draft), ElementsAre("SB-02")) << code;
  }
}

TEST(RuleLimits, OneAddresseeEndsOtherwiseThanTwo) {
  Draft draft = ReadClean(CleanLetter());
  draft.addressees.resize(1);
  for (const char* mark : {"", "."}) {
    draft.addressees[0].punctuation = mark;
    EXPECT_THAT(Ids(draft), IsEmpty()) << mark;
  }
  draft = ReadClean(CleanLetter());
  draft.addressees.resize(2);
  EXPECT_THAT(Ids(draft), ElementsAre("KG-02"));
  draft.addressees[1].punctuation = ".";
  EXPECT_THAT(Ids(draft), IsEmpty());
}

TEST(RuleLimits, OneAnnexNeedsNoNumberTwoDo) {
  Draft draft = ReadClean(CleanDecision());
  draft.body.back().text += " theo Phụ lục kèm theo";
  const Annex annex{"PHỤ LỤC", "DANH SÁCH", "(Kèm theo Quyết định này)", {}, {}};
  draft.annexes = {annex};
  EXPECT_THAT(Ids(draft), IsEmpty());
  draft.annexes = {annex, annex};
  EXPECT_THAT(Ids(draft), ElementsAre("PL-02", "PL-02"));
  draft.annexes[0].label = "PHỤ LỤC I", draft.annexes[1].label = "PHỤ LỤC II";
  EXPECT_THAT(Ids(draft), IsEmpty());
}

TEST(RuleLimits, ARegulationBehindItsDecisionIsNumberedAsAContentIs) {
  Draft draft = ReadClean(CleanDecision());
  draft.body.back().text += " kèm theo";
  draft.annexes = {{"QUY CHẾ", "LÀM VIỆC", "(Kèm theo Quyết định này)", ReadClean(CleanRegulation()).body, {}}};
  EXPECT_THAT(Ids(draft), IsEmpty());
  Block& article = draft.annexes[0].body[2];  // under "Chương I" and its title
  ASSERT_EQ(article.text.find("Điều 1."), 0u);
  article.text = "Điều 2. Phạm vi";
  EXPECT_THAT(Ids(draft), ElementsAre("BC-03"));
  draft.annexes[0].label = "PHỤ LỤC";  // a list or form of its own
  EXPECT_THAT(Ids(draft), IsEmpty());
}

TEST(RuleLimits, FilesAndTheNoteAboutThemGoTogether) {
  Draft draft = ReadClean(CleanLetter());
  EXPECT_THAT(Ids(draft), IsEmpty());  // nobody said how many files there are
  EXPECT_THAT(Ids(draft, 1), IsEmpty());
  EXPECT_THAT(Ids(draft, 0), ElementsAre("ND-03"));
  draft.attachment_note.clear();
  EXPECT_THAT(Ids(draft, 0), IsEmpty());
  EXPECT_THAT(Ids(draft, 1), ElementsAre("ND-03"));
}

// All 27 abbreviations of Phụ lục III, and the two types that have none.
TEST(RuleLimits, EachTypeHasItsAbbreviation) {
  for (const DocumentTypeFacts& facts : DocumentTypes()) {
    Draft draft = ReadClean(CleanRegulation());
    draft.type = facts.type;
    draft.symbol.notation = facts.abbreviation.empty() ? "SNV-VP" : absl::StrCat(std::string(facts.abbreviation), "-SNV");
    draft.symbol.written = absl::StrCat("Số: 03/", draft.symbol.notation);
    EXPECT_THAT(Ids(draft), ::testing::Not(::testing::Contains(::testing::StartsWith("SH-")))) << facts.name;
    draft.symbol.notation = facts.type == DocumentType::kReport ? "KH-SNV" : "BC-SNV";
    draft.symbol.written = absl::StrCat("Số: 03/", draft.symbol.notation);
    EXPECT_THAT(Ids(draft), ::testing::Contains("SH-02")) << facts.name;
  }
}

TEST(RuleLimits, ItsCaseIsToldApart) {
  struct Case {
    DocumentType type;
    const char* abbreviation;
  };
  for (const Case& wrong :
       {Case{DocumentType::kRule, "QYĐ"}, Case{DocumentType::kProgramme, "CTR"}, Case{DocumentType::kProposal, "TTR"}}) {
    Draft draft = ReadClean(CleanRegulation());
    draft.type = wrong.type;
    draft.symbol.notation = absl::StrCat(wrong.abbreviation, "-SNV");
    draft.symbol.written = absl::StrCat("Số: 03/", draft.symbol.notation);
    EXPECT_THAT(Ids(draft), ::testing::Contains("SH-05")) << wrong.abbreviation;
    EXPECT_THAT(Ids(draft), ::testing::Not(::testing::Contains("SH-02"))) << wrong.abbreviation;
  }
}

TEST(RuleLimits, ThePointsOfTheAlphabet) {
  const auto ids = [](const std::vector<std::string>& letters) {
    Draft draft = ReadClean(CleanRegulation());
    draft.body.resize(4);  // Chương I, its title, Điều 1 and its text
    for (const std::string& letter : letters) draft.body.push_back({BlockKind::kPoint, letter + ") nội dung", {}, {}, {}});
    return Ids(draft);
  };
  const std::vector<std::string> all = {"a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m",
                                        "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"};
  EXPECT_THAT(ids(all), IsEmpty());
  for (size_t left_out = 0; left_out + 1 < all.size(); ++left_out) {
    auto letters = all;
    letters.erase(letters.begin() + static_cast<std::ptrdiff_t>(left_out));
    EXPECT_THAT(ids(letters), ElementsAre("BC-07")) << all[left_out];
  }
  for (const char* foreign : {"f", "j", "w", "z"}) EXPECT_THAT(ids({"a", foreign, "b"}), ElementsAre("BC-08")) << foreign;
}

}  // namespace
}  // namespace vanthu::drafting
