#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "services/drafting/layout/page_expectations.h"
#include "services/drafting/layout/sample_forms.h"
#include "services/drafting/layout/sample_pages.h"
#include "services/drafting/layout/text_setter.h"

namespace vanthu::drafting {
namespace {

TEST(PageBreak, NumbersPagesFromTheSecondInTheMiddleOfTheTopMargin) {
  const SetPageReader page(SetPageOf(SampleReport()));
  ASSERT_GE(page.pages(), 3);
  std::vector<std::string> numbers;
  for (const ReadText& word : page.words()) {
    if (word.top >= 19) continue;
    numbers.push_back(absl::StrCat(word.page, ":", word.text));
    EXPECT_NEAR((word.left + word.right) / 2, 112.5, 1);
  }
  EXPECT_EQ(numbers, std::vector<std::string>({"2:2", "3:3"}));
}

TEST(PageBreak, StaysInsideTheMargins) {
  std::vector<PageInput> inputs = {SampleLetter(), SampleDecision(), SampleReport(), WithBody({std::string(3000, 'w')})};
  inputs.push_back(SampleLetter());
  inputs.back().draft.issuing_body = std::string(90, 'w');
  inputs.back().draft.abstract = std::string(90, 'w');
  inputs.back().draft.signature.position = std::string(90, 'w');
  inputs.back().draft.recipients = {{std::string(90, 'w'), "", ";", {}}};
  inputs.back().draft.addressees = {{std::string(200, 'w'), "", ";", {}}};
  for (const PageInput& input : inputs) {
    const SetPageReader page(SetPageOf(input));
    for (const ReadText& word : page.words()) {
      EXPECT_GE(word.left, 30 - 1) << word.text;
      EXPECT_LE(word.right, 195 + 1) << word.text;
      EXPECT_LE(word.bottom, 277 + 1) << word.text;
      EXPECT_TRUE(word.top >= 19 || word.text == absl::StrCat(word.page)) << word.text;
    }
  }
}

TEST(PageBreak, KeepsTheSignatureBlockTogetherAndWithTheTextsEnd) {
  bool moved = false;
  for (int paragraphs = 16; paragraphs < 40; ++paragraphs) {
    PageInput input = WithBody(std::vector<std::string>(static_cast<size_t>(paragraphs), "Đề nghị các đơn vị thực hiện."));
    input.draft.body.back().text = "Câu cuối cùng.";
    input.draft.attachment_note = "";
    const SetPageReader page(SetPageOf(input));
    const auto end = page.Find("Câu cuối cùng.");
    const auto label = page.Find("Nơi nhận:", 0, kClosingSplit);
    const auto position = page.Find("PHÓ GIÁM ĐỐC", kClosingSplit, kPaperWidth);
    const auto name = page.Find("Nguyễn Thị Minh Hường", kClosingSplit, kPaperWidth);
    ASSERT_TRUE(end && label && position && name) << paragraphs;
    EXPECT_EQ(end->page, name->page) << paragraphs;
    EXPECT_EQ(label->page, name->page) << paragraphs;
    EXPECT_EQ(position->page, name->page) << paragraphs;
    moved = moved || name->page == 2;
  }
  EXPECT_TRUE(moved);
}

TEST(PageBreak, RunsTwoHundredRecipientsOverPages) {
  PageInput input = SampleLetter();
  input.draft.addressees.clear();
  input.draft.recipients.clear();
  std::string to = "Kính gửi:";
  std::string copies = "Nơi nhận:";
  for (int i = 1; i <= 200; ++i) {
    input.draft.addressees.push_back({absl::StrFormat("Ủy ban nhân dân xã số %d", i), "", ";", {}});
    absl::StrAppendFormat(&to, " - Ủy ban nhân dân xã số %d;", i);
    input.draft.recipients.push_back({absl::StrFormat("Đảng ủy xã số %d", i), "để biết", ";", {}});
    absl::StrAppendFormat(&copies, " - Đảng ủy xã số %d (để biết);", i);
  }
  const SetPageReader page(SetPageOf(input));
  EXPECT_GE(page.pages(), 7);
  // Page numbers stand between the lines that follow each other.
  const auto without_numbers = [&](double right) {
    std::string text;
    for (const ReadText& word : page.Column(0, right)) {
      if (word.top >= 19) absl::StrAppend(&text, " ", word.text);
    }
    return text;
  };
  EXPECT_NE(without_numbers(kPaperWidth).find(to), std::string::npos);
  EXPECT_NE(without_numbers(kClosingSplit).find(copies + " - Lưu: VT, BCXB (NH)."), std::string::npos);
  ExpectLevel(page.Find("Nơi nhận:", 0, kClosingSplit), page.Find("KT. GIÁM ĐỐC", kClosingSplit, kPaperWidth));
}

// The last page's words that stand above the signature block, without its page number.
int LinesBeforeTheClosing(const SetPageReader& page) {
  const auto label = page.Find("Nơi nhận:", 0, kClosingSplit);
  EXPECT_TRUE(label);
  std::set<int> lines;
  for (const ReadText& word : page.words()) {
    if (word.page == label->page && word.top >= 19 && word.bottom < label->top) lines.insert(static_cast<int>(word.bottom));
  }
  return static_cast<int>(lines.size());
}

TEST(PageBreak, KeepsTwoLinesOfTheTextWithTheSignatureBlock) {
  int moved = 0;
  for (int paragraphs = 16; paragraphs < 40; ++paragraphs) {
    PageInput input = WithBody(std::vector<std::string>(static_cast<size_t>(paragraphs), "Đề nghị các đơn vị thực hiện."));
    input.draft.attachment_note = "";
    const SetPageReader page(SetPageOf(input));
    EXPECT_GE(LinesBeforeTheClosing(page), 2) << paragraphs;
    moved += page.pages() == 2;
  }
  EXPECT_GT(moved, 0);
}

TEST(PageBreak, BeginsEachAnnexOnAPageAndNumbersItByItself) {
  const SetPageReader page(SetPageOf(SampleOfEverything()));
  const auto first = page.Find("Phụ lục I");
  const auto second = page.Find("Phụ lục II");
  ASSERT_TRUE(first && second);
  EXPECT_NEAR(first->top, 20, 1);
  EXPECT_NEAR(second->top, 20, 1);
  EXPECT_GT(first->page, page.Find("Nơi nhận:")->page);
  EXPECT_EQ(page.Find("Phụ lục III", 0, 297)->page, second->page + 1);
  std::vector<std::string> numbers;
  for (const ReadText& word : page.words()) {
    if (word.top < 19)
      numbers.push_back(absl::StrCat(word.page - (word.page < first->page ? 0 : first->page - 1), ":", word.text));
  }
  EXPECT_EQ(numbers, std::vector<std::string>({"2:2", "3:3", "4:4", "2:2", "3:3", "4:4", "7:2"}));
}

TEST(PageBreak, LeavesTheTitleOfARegulationBehindItsDecisionInLowerCase) {
  PageInput input = SampleForm(DocumentType::kDecision);
  input.draft.annexes = {
      {"QUY CHẾ", "Làm việc của Sở Khoa học và Công nghệ", "", {{.text = "Quy chế này quy định cách làm việc."}}, {}}};
  EXPECT_TRUE(SetPageReader(SetPageOf(input)).Find("Làm việc của Sở Khoa học và Công nghệ"));
  input.draft.annexes[0].label = "PHỤ LỤC";
  EXPECT_TRUE(SetPageReader(SetPageOf(input)).Find("LÀM VIỆC CỦA SỞ KHOA HỌC VÀ CÔNG NGHỆ"));
}

TEST(PageBreak, LeavesRoomForTheContactOnTheFirstPageOnly) {
  PageInput input = SampleReport();
  input.draft.contact = "Số 12 đường Bạch Đằng, phường Thanh Khê";
  const SetPageReader page(SetPageOf(input));
  const auto contact = page.Find("Số 12 đường Bạch Đằng,");
  ASSERT_TRUE(contact);
  EXPECT_EQ(contact->page, 1);
  for (const ReadText& word : page.words()) {
    const bool above = word.page == 1 && word.top < contact->top - 1;
    EXPECT_TRUE(!above || word.bottom < contact->top - 1) << word.text;
  }
}

TEST(PageBreak, SetsAVeryLongAbstract) {
  std::string abstract;
  for (int i = 1; i <= 300; ++i) absl::StrAppendFormat(&abstract, "%strích yếu %d", i == 1 ? "" : " ", i);
  PageInput letter = SampleLetter();
  letter.draft.abstract = abstract;
  EXPECT_TRUE(SetPageReader(SetPageOf(letter)).Find("V/v " + abstract, 0, kHeadSplit));
  PageInput report = SampleReport();
  report.draft.abstract = abstract.substr(0, abstract.find(" trích yếu 101"));
  EXPECT_TRUE(SetPageReader(SetPageOf(report)).Find(report.draft.abstract));
}

}  // namespace
}  // namespace vanthu::drafting
