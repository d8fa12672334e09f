#include <gtest/gtest.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "services/drafting/layout/page_expectations.h"
#include "services/drafting/layout/sample_pages.h"
#include "services/drafting/layout/text_setter.h"

namespace vanthu::drafting {
namespace {

TEST(PageText, GivesEveryVietnameseLetterBack) {
  const std::string alphabet = VietnameseAlphabet();
  PageInput input = WithBody({alphabet});
  input.draft.body.push_back({BlockKind::kBasis, alphabet, {}});
  input.draft.body.push_back({BlockKind::kHeading, absl::StrCat("Điều 1. ", alphabet), {}});
  input.draft.recipients = {{alphabet, "", ";", {}}};
  const std::string text = SetPageReader(SetPageOf(input)).Text();
  size_t found = 0;
  for (size_t at = text.find(alphabet); at != std::string::npos; at = text.find(alphabet, at + 1)) ++found;
  EXPECT_EQ(found, 3u) << text;
  EXPECT_NE(SetPageReader(SetPageOf(input)).Text(0, kClosingSplit).find(absl::StrCat("- ", alphabet, ";")), std::string::npos);
}

TEST(PageText, GivesDecomposedTextBackComposed) {
  const std::string alphabet = VietnameseAlphabet();
  char* decomposed = g_utf8_normalize(alphabet.c_str(), -1, G_NORMALIZE_DEFAULT);
  const PageInput input = WithBody({decomposed});
  g_free(decomposed);
  EXPECT_NE(input.draft.body[0].text, alphabet);
  EXPECT_NE(SetPageReader(SetPageOf(input)).Text().find(alphabet), std::string::npos);
}

TEST(PageText, DrawsMarkupAsText) {
  const std::string text = "<b>đậm</b> &amp; <script>alert('a')</script> %s {cause} \"nháy\" fi ffi";
  EXPECT_TRUE(SetPageReader(SetPageOf(WithBody({text}))).Find(text));
}

TEST(PageText, GivesAVeryLongWordBackWhole) {
  std::string word;
  for (int i = 0; i < 150; ++i) word += "ữnghiêngƠ";
  const SetPageReader page(SetPageOf(WithBody({word})));
  ASSERT_EQ(page.pages(), 1);
  EXPECT_NE(absl::StrReplaceAll(page.Text(), {{" ", ""}}).find(word), std::string::npos);
}

TEST(PageText, EmbedsLiberationSerifAndNoOtherFont) {
  const std::string fonts = OutputOf("pdffonts FILE | tail -n +3", SetPageOf(SampleLetter()));
  const size_t lines = static_cast<size_t>(std::count(fonts.begin(), fonts.end(), '\n'));
  size_t liberation = 0;
  for (size_t at = fonts.find("+LiberationSerif"); at != std::string::npos; at = fonts.find("+LiberationSerif", at + 1))
    ++liberation;
  EXPECT_GT(lines, 0u);
  EXPECT_EQ(liberation, lines) << fonts;
}

TEST(PageText, WritesTitleAndMomentIntoThePdf) {
  const std::string info = OutputOf("TZ=UTC pdfinfo -isodates FILE", SetPageOf(SampleDecision()));
  EXPECT_NE(info.find("Quyết định: Ban hành Quy chế"), std::string::npos) << info;
  EXPECT_NE(info.find("Ủy ban nhân dân tỉnh Thanh Khê"), std::string::npos) << info;
  EXPECT_NE(info.find("2024-05-30T01:00:00"), std::string::npos) << info;
  EXPECT_NE(info.find("A4"), std::string::npos) << info;
}

}  // namespace
}  // namespace vanthu::drafting
