#include "services/drafting/layout/text_setter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "services/drafting/format/page_letters.h"
#include "services/platform/status/reason.h"
#include "services/platform/text/utf8.h"

namespace vanthu::drafting {
namespace {

std::string TextOf(char32_t letter) {
  std::string text;
  text::AppendUtf8(letter, &text);
  return text;
}

// Blanks, controls, and marks that stand over another letter.
bool IsUnseen(char32_t letter) {
  return letter == 0xA0 || letter == 0xAD || (letter >= 0x300 && letter < 0x370) || (letter >= 0x1DC0 && letter < 0x1E00) ||
         (letter >= 0x2000 && letter < 0x2070 && letter != 0x2026) || (letter >= 0x20D0 && letter < 0x2100);
}

class TextSetterTest : public testing::Test {
 protected:
  void SetUp() override {
    auto opened = TextSetter::Open(DefaultFontFolders());
    ASSERT_TRUE(opened.ok()) << opened.status();
    setter_ = std::move(*opened);
  }

  std::unique_ptr<TextSetter> setter_;
};

TEST_F(TextSetterTest, RefusesFoldersWithoutTheFont) {
  EXPECT_TRUE(status::Is(TextSetter::Open({}).status(), status::Reason::kPageNotSet));
  EXPECT_TRUE(status::Is(TextSetter::Open({"/nowhere", VANTHU_SOURCE_DIR}).status(), status::Reason::kPageNotSet));
}

TEST_F(TextSetterTest, PutsBalancedLinesInTheMiddleOfTheFrame) {
  const Wording wording = {{"tên", "tên"}, "SỞ THÔNG TIN VÀ TRUYỀN THÔNG", {13, true}};
  const auto set = setter_->Set(wording, {100, 160, Align::kCentre, 0, true});
  ASSERT_TRUE(set.ok());
  ASSERT_EQ(set->lines.size(), 2u);
  const auto [shorter, longer] = std::minmax(set->lines[0].width, set->lines[1].width);
  EXPECT_GT(shorter, 0.8 * longer);
  for (const SetLine& line : set->lines) EXPECT_NEAR(line.x + line.width / 2, 180, 0.1);
}

TEST_F(TextSetterTest, JustifiesAllLinesButTheLast) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "đường dây ";
  const auto set = setter_->Set({{"đoạn", "đoạn"}, text, {14}}, {0, 300, Align::kJustify, 36});
  ASSERT_TRUE(set.ok());
  ASSERT_GT(set->lines.size(), 3u);
  EXPECT_NEAR(set->lines[0].x, 36, 0.1);
  for (size_t i = 0; i + 1 < set->lines.size(); ++i) EXPECT_NEAR(set->lines[i].x + set->lines[i].width, 300, 1);
  EXPECT_EQ(set->lines[1].x, 0);
}

TEST_F(TextSetterTest, BreaksALongWordWithoutAddingAHyphen) {
  const std::string word(400, 'n');
  const auto with_hyphens = setter_->Set({{"từ", "từ"}, word, {14}}, {0, 300});
  ASSERT_TRUE(with_hyphens.ok());
  for (const SetLine& line : with_hyphens->lines) EXPECT_LE(line.width, 300.1);
  // 400 letters of one width and nothing else: a hyphen would make the sum longer.
  double sum = 0;
  for (const SetLine& line : with_hyphens->lines) sum += line.width;
  EXPECT_NEAR(sum, 400 * 7.0, 0.5);
}

TEST_F(TextSetterTest, NamesTheUnknownLetterAndItsComponent) {
  const auto set = setter_->Set({{"trích yếu", "abstract"}, "thông báo 公文", {14}}, {});
  ASSERT_TRUE(status::Is(set.status(), status::Reason::kPageNotSet));
  const std::string text = status::Text(set.status(), status::Language::kVietnamese);
  EXPECT_NE(text.find("U+516C"), std::string::npos) << text;
  EXPECT_NE(text.find("trích yếu"), std::string::npos) << text;
}

TEST_F(TextSetterTest, RefusesWhatWouldReadOtherwiseThanItWasWritten) {
  EXPECT_TRUE(status::Is(setter_->Set({{"a", "a"}, "số \u202E21", {14}}, {}).status(), status::Reason::kPageNotSet));
  EXPECT_TRUE(status::Is(setter_->Set({{"a", "a"}, "số \u2067 21", {14}}, {}).status(), status::Reason::kPageNotSet));
  EXPECT_TRUE(status::Is(setter_->Set({{"a", "a"}, "s\xF3 21", {14}}, {}).status(), status::Reason::kPageNotSet));
  EXPECT_TRUE(status::Is(setter_->Set({{"a", "a"}, std::string("s\0 21", 5), {14}}, {}).status(), status::Reason::kPageNotSet));
  EXPECT_TRUE(status::Is(setter_->Set({{"a", "a"}, "chuông \a", {14}}, {}).status(), status::Reason::kPageNotSet));
}

TEST_F(TextSetterTest, RefusesAWordWithoutEnd) {
  EXPECT_TRUE(setter_->Set({{"a", "a"}, "b " + std::string(4000, 'w') + " c", {14}}, {}).ok());
  EXPECT_TRUE(
      status::Is(setter_->Set({{"a", "a"}, "b " + std::string(4001, 'w'), {14}}, {}).status(), status::Reason::kPageNotSet));
}

TEST_F(TextSetterTest, ComposesDecomposedText) {
  const auto composed = setter_->Set({{"a", "a"}, "Đường Ệ ữ", {14}}, {});
  const auto decomposed = setter_->Set({{"a", "a"}, "Đươ\u0300ng E\u0302\u0323 ư\u0303", {14}}, {});
  ASSERT_TRUE(composed.ok() && decomposed.ok());
  EXPECT_STREQ(pango_layout_get_text(decomposed->layout.get()), pango_layout_get_text(composed->layout.get()));
}

TEST(Upper, KnowsVietnameseLettersInAnyLocale) {
  EXPECT_EQ(Upper("Ủy ban nhân dân tỉnh Ưng Hưởng"), "ỦY BAN NHÂN DÂN TỈNH ƯNG HƯỞNG");
  EXPECT_EQ(Upper("việt ữ đ ỵ i"), "VIỆT Ữ Đ Ỵ I");
  EXPECT_EQ(Upper(""), "");
}

// What the check says of letters, before anybody sets a page, is what the font has.
TEST_F(TextSetterTest, HasTheLettersThatTheCheckKnows) {
  std::string known;
  for (char32_t letter = 0x21; letter < 0x2E80; ++letter) {
    const bool is_hebrew = letter >= 0x590 && letter < 0x600;  // set from right to left, in a text of its own
    if (letter == 0x7F || is_hebrew || IsUnseen(letter) || !HasPageLetter(letter)) continue;
    known += TextOf(letter);
    if (letter % 16 == 0) known += ' ';
    if (known.size() < 800) continue;
    EXPECT_TRUE(setter_->Set({{"a", "a"}, known, {14}}, {}).ok()) << known;
    known.clear();
  }
  for (const char* letter : {"✓", "☐", "☑", "①", "中", "ก", "😀", "ﷺ", "⁵⃣"}) {
    EXPECT_FALSE(setter_->Set({{"a", "a"}, letter, {14}}, {}).ok()) << letter;
    EXPECT_FALSE(LettersOffThePage(letter).empty()) << letter;
  }
}

}  // namespace
}  // namespace vanthu::drafting
