#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "services/drafting/layout/page_expectations.h"
#include "services/drafting/layout/sample_forms.h"
#include "services/drafting/layout/text_setter.h"

namespace vanthu::drafting {
namespace {

TEST(PageForm, NamesEveryTypeButTheLetterInTheMiddleOverItsAbstract) {
  for (const DocumentTypeFacts& type : DocumentTypes()) {
    const SetPageReader page(SetPageOf(SampleForm(type.type)));
    const auto number = page.Find(absl::StrCat("Số: 412/", SampleForm(type.type).draft.symbol.notation), 0, kHeadSplit);
    const auto name = page.Find(Upper(type.name), kHeadSplit - 20, kPaperWidth);
    const auto abstract = page.Find("Về việc lập hồ sơ và giao nộp hồ sơ,");
    ASSERT_TRUE(number) << type.name;
    if (type.type == DocumentType::kOfficialLetter) {
      EXPECT_FALSE(abstract) << type.name;
      EXPECT_TRUE(page.Find("V/v lập hồ sơ và giao nộp hồ sơ, tài liệu vào lưu trữ cơ quan", 0, kHeadSplit));
      continue;
    }
    ExpectBelow(number, name);
    ExpectBelow(name, abstract);
    EXPECT_NEAR(Middle(*name), kTextMiddle, 1) << type.name;
    EXPECT_NEAR(Middle(*abstract), kTextMiddle, 1) << type.name;
  }
}

TEST(PageForm, PutsAuthorityGroundsAndArticlesOfADecisionInOrder) {
  const SetPageReader page(SetPageOf(SampleForm(DocumentType::kDecision)));
  const auto authority = page.Find("GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ");
  const auto grounds = page.Find("Căn cứ Luật Tổ chức");
  const auto words = page.Find("QUYẾT ĐỊNH:");
  const auto article = page.Find("Điều 1. Thành lập");
  ExpectBelow(page.Find("tài liệu vào lưu trữ cơ quan năm 2025"), authority);
  ExpectBelow(authority, grounds);
  ExpectBelow(grounds, words);
  ExpectBelow(words, article);
  for (const auto& centred : {authority, words}) EXPECT_NEAR(Middle(*centred), kTextMiddle, 1);
  EXPECT_FALSE(page.Find("Kính gửi:"));
}

TEST(PageForm, AddressesAProposalUnderItsTitle) {
  const SetPageReader page(SetPageOf(SampleForm(DocumentType::kProposal)));
  const auto addressee = page.Find("Kính gửi: Ủy ban nhân dân tỉnh Thanh Khê.");
  ExpectBelow(page.Find("tài liệu vào lưu trữ cơ quan năm 2025"), addressee);
  EXPECT_NEAR(Middle(*addressee), kTextMiddle, 1);
}

TEST(PageForm, LetsATelegramSayWhoTelegraphs) {
  const SetPageReader page(SetPageOf(SampleForm(DocumentType::kTelegram)));
  const auto label = page.Find("Sở Khoa học và Công nghệ điện:");
  const auto first = page.Find("- Ủy ban nhân dân tỉnh Thanh Khê;");
  ExpectBelow(page.Find("tài liệu vào lưu trữ cơ quan năm 2025"), label);
  ASSERT_TRUE(first);
  EXPECT_FALSE(page.Find("Kính gửi:"));
  PageInput one = SampleForm(DocumentType::kTelegram);
  one.draft.addressees.pop_back();
  EXPECT_TRUE(SetPageReader(SetPageOf(one)).Find("Sở Khoa học và Công nghệ điện: Ủy ban nhân dân tỉnh Thanh Khê;"));
}

TEST(PageForm, LeavesATelegramsAddresseesWhereItsAuthorWroteThem) {
  PageInput telegram = SampleForm(DocumentType::kTelegram);
  telegram.draft.body.insert(telegram.draft.body.begin(), {.text = "Chủ tịch Ủy ban nhân dân tỉnh Thanh Khê điện:"});
  const SetPageReader page(SetPageOf(telegram));
  EXPECT_TRUE(page.Find("Chủ tịch Ủy ban nhân dân tỉnh Thanh Khê điện:"));
  EXPECT_FALSE(page.Find("Sở Khoa học và Công nghệ điện:"));
}

TEST(PageForm, CentresTheLabelsOfChaptersAndTheTitlesUnderThem) {
  const SetPageReader page(SetPageOf(SampleForm(DocumentType::kRegulation)));
  const auto label = page.Find("Chương I");
  const auto title = page.Find("QUY ĐỊNH CHUNG");
  const auto article = page.Find("Điều 1. Phạm vi điều chỉnh");
  ExpectBelow(label, title);
  ExpectBelow(title, article);
  for (const auto& centred : {label, title}) EXPECT_NEAR(Middle(*centred), kTextMiddle, 1);
  EXPECT_NEAR(article->left, kTextLeft + 12.7, 1);
}

TEST(PageForm, PutsTheDraftersCodeUnderTheRecipients) {
  const SetPageReader page(SetPageOf(SampleOfEverything()));
  const auto archive = page.Find("- Lưu: VT, VP.", 0, kClosingSplit);
  const auto code = page.Find("VP.(25)", 0, kClosingSplit);
  ExpectBelow(archive, code);
  EXPECT_NEAR(code->left, kTextLeft, 1);
}

TEST(PageForm, ClosesATextThatEndsInAFullStopWithOneStopLess) {
  PageInput input = WithBody({"Đề nghị các đơn vị thực hiện."});
  input.draft.closing = "./.";
  const std::string text = SetPageReader(SetPageOf(input)).Text();
  EXPECT_NE(text.find("thực hiện./."), std::string::npos) << text;
  EXPECT_EQ(text.find("../."), std::string::npos) << text;
}

}  // namespace
}  // namespace vanthu::drafting
