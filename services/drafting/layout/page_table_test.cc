#include <gtest/gtest.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/drafting/layout/page_expectations.h"
#include "services/drafting/layout/page_picture.h"
#include "services/drafting/layout/sample_forms.h"
#include "services/drafting/layout/sample_pages.h"
#include "services/platform/status/reason.h"

namespace vanthu::drafting {
namespace {

PageInput WithTable(Block table) {
  PageInput input = SampleLetter();
  input.draft.body = {{BlockKind::kParagraph, "Danh mục như sau:", {}}, std::move(table)};
  input.draft.closing = "./.";
  return input;
}

Block TableOf(std::vector<std::vector<TableCell>> rows, int heading_rows = 0) {
  Block block = {BlockKind::kTable, "", {}};
  block.table = Table{heading_rows, {}, std::move(rows)};
  return block;
}

// The words of one page that stand in a column, line by line.
std::string TextOfPage(const SetPageReader& page, int number) {
  std::string text;
  for (const ReadText& word : page.Column(0, kPaperWidth)) {
    if (word.page == number) absl::StrAppend(&text, " ", word.text);
  }
  return text;
}

TEST(PageTable, RepeatsItsHeadOnEachPageAndLosesNoRow) {
  const std::string pdf = SetPageOf(WithTable(SampleTable(70)));
  const SetPageReader page(pdf);
  ASSERT_GE(page.pages(), 4);
  int rows = 0;
  for (int number = 1; number < page.pages(); ++number) {
    const std::string text = TextOfPage(page, number);
    EXPECT_NE(text.find("Người thực"), std::string::npos) << number << text;
  }
  for (int row = 1; row <= 70; ++row) {
    const auto found = page.Find(absl::StrFormat("%d.500.000", row));
    if (found) ++rows;
  }
  EXPECT_EQ(rows, 70);
}

TEST(PageTable, IsAsWideAsTheTextAndClosedOnEachPage) {
  const std::string pdf = SetPageOf(WithTable(SampleTable(70)));
  const SetPageReader page(pdf);
  for (int number = 1; number <= 2; ++number) {
    double bottom = 0;
    for (const ReadText& word : page.words()) {
      if (word.page == number) bottom = std::max(bottom, word.bottom);
    }
    const auto rule = PagePicture(pdf, number).LongestRule({0, bottom, kPaperWidth, bottom + 3});
    ASSERT_TRUE(rule) << number;
    EXPECT_NEAR(rule->left, kTextLeft, 1) << number;
    EXPECT_NEAR(rule->right, kTextRight, 1) << number;
  }
}

TEST(PageTable, JoinsCellsAndCentresNumbers) {
  const SetPageReader page(SetPageOf(WithTable(SampleTable(3))));
  const auto joined = page.Find("Phân công");
  const auto who = page.Find("Người thực");
  const auto money = page.Find("Kinh phí");
  ASSERT_TRUE(joined && who && money);
  EXPECT_GT(Middle(*joined), Middle(*who));
  EXPECT_LT(Middle(*joined), Middle(*money));
  ExpectBelow(joined, who);
  const auto number = page.Find("STT");
  const auto first = page.Find("1", 0, 45);
  ASSERT_TRUE(number && first);
  EXPECT_NEAR(Middle(*number), Middle(*first), 1);
}

TEST(PageTable, DividesARowThatIsTallerThanAPage) {
  std::string words;
  for (int i = 1; i <= 900; ++i) absl::StrAppendFormat(&words, "từ%d ", i);
  const SetPageReader page(SetPageOf(WithTable(TableOf({{{"Một"}, {words}}, {{"Hai"}, {"cuối"}}}))));
  EXPECT_GE(page.pages(), 2);
  std::string text;
  for (const ReadText& word : page.Column(45, kPaperWidth)) {
    if (word.top >= 19) absl::StrAppend(&text, word.text, " ");
  }
  EXPECT_NE(text.find(words), std::string::npos) << text;
}

TEST(PageTable, PartsRowsThatAreJoinedOverMoreThanAPage) {
  std::vector<std::vector<TableCell>> rows;
  for (int i = 1; i <= 80; ++i) {
    rows.push_back({{absl::StrFormat("dòng %d", i)}});
    if (i == 1) rows.back().insert(rows.back().begin(), {"nhóm chung", 1, 80});
  }
  const SetPageReader page(SetPageOf(WithTable(TableOf(std::move(rows)))));
  EXPECT_GE(page.pages(), 2);
  EXPECT_TRUE(page.Find("nhóm chung"));
  for (int i = 1; i <= 80; ++i) EXPECT_TRUE(page.Find(absl::StrFormat("dòng %d", i))) << i;
}

TEST(PageTable, TakesSmallerLettersRatherThanBreakWords) {
  std::vector<TableCell> head, row;
  for (int i = 0; i < 9; ++i) {
    head.push_back({"Nghiêng"});
    row.push_back({absl::StrFormat("%d", 1000000 + i)});
  }
  const SetPageReader page(SetPageOf(WithTable(TableOf({head, row}, 1))));
  for (int i = 0; i < 9; ++i) EXPECT_TRUE(page.Find(absl::StrFormat("%d", 1000000 + i))) << i;
  const auto nghieng =
      std::count_if(page.words().begin(), page.words().end(), [](const ReadText& word) { return word.text == "Nghiêng"; });
  EXPECT_EQ(nghieng, 9);
}

TEST(PageTable, KeepsTheClosingMarkAfterIt) {
  const SetPageReader page(SetPageOf(WithTable(SampleTable(2))));
  ExpectBelow(page.Find("2.500.000"), page.Find("./."));
}

TEST(PageTable, SetsWhateverTheRowsHold) {
  const std::vector<std::vector<std::vector<TableCell>>> tables = {
      {},
      {{}},
      {{}, {{"a"}}},
      {{{"a", 1000000000, 1000000000}}, {{"b"}}},
      {{{"a", -5, 0}}, {{"b"}, {"c"}}},
      {{{"a", 1, 3}, {"b", 2, 2}}, {{"c", 2, 9}}, {{"d"}, {"e"}, {"f"}}},
      {{{""}, {""}}, {{""}}}};
  for (const auto& rows : tables) {
    for (const int heading_rows : {0, 1, 99, -1}) {
      const SetPageReader page(SetPageOf(WithTable(TableOf(rows, heading_rows))));
      for (const auto& row : rows) {
        for (const TableCell& cell : row) EXPECT_TRUE(cell.text.empty() || page.Find(cell.text)) << cell.text;
      }
    }
  }
}

TEST(PageTable, RefusesMoreColumnsThanAPageHas) {
  const std::vector<TableCell> row(100, TableCell{"x"});
  EXPECT_TRUE(status::Is(RefusalOf(WithTable(TableOf({row}))), status::Reason::kPageNotSet));
}

// I.I.2: sheets lie across for what an upright one has no room for, with the same margins; others of the dispatch stay upright.
TEST(PageTable, LiesAcrossInAnAnnexWhereItIsTooWide) {
  PageInput input = SampleLetter();
  input.draft.annexes = {{"Phụ lục I", "Dự toán kinh phí", "", {SampleWideTable(60)}, {}},
                         {"Phụ lục II", "Danh mục", "", {SampleTable(3)}, {}}};
  const std::string pdf = SetPageOf(input);
  const SetPageReader page(pdf);
  const auto title = page.Find("DỰ TOÁN KINH PHÍ", 0, 297);
  ASSERT_TRUE(title);
  EXPECT_NEAR(Middle(*title), 156, 1);
  EXPECT_NEAR(title->top, 25, 2.5);
  const auto number = page.Find("2", 150, 162);
  ASSERT_TRUE(number);
  double right = 0, bottom = 0, left = 297;
  for (const ReadText& word : page.words()) {
    if (word.page != title->page) continue;
    right = std::max(right, word.right);
    left = std::min(left, word.left);
    bottom = std::max(bottom, word.bottom);
  }
  EXPECT_GT(right, kPaperWidth);
  EXPECT_LE(right, 282);
  EXPECT_GE(left, kTextLeft);
  EXPECT_LE(bottom, 190);
  const std::string sizes = OutputOf("pdfinfo -f 1 -l 9 FILE", pdf);
  EXPECT_NE(sizes.find(absl::StrFormat("Page%5d size:  595.276 x 841.89", 1)), std::string::npos) << sizes;
  EXPECT_NE(sizes.find(absl::StrFormat("Page%5d size:  841.89 x 595.276", title->page)), std::string::npos) << sizes;
  EXPECT_NE(sizes.find(absl::StrFormat("Page%5d size:  595.276 x 841.89", page.pages())), std::string::npos) << sizes;
  EXPECT_EQ(page.Find("DANH MỤC")->page, page.pages());
}

}  // namespace
}  // namespace vanthu::drafting
