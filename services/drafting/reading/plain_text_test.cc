#include "services/drafting/reading/plain_text.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/drafting/draft/draft_json.h"
#include "services/drafting/reading/dispatch_reader.h"
#include "services/drafting/reading/made_dispatch.h"
#include "services/drafting/reading/sample_files.h"
#include "services/platform/status/reason.h"
#include "unicode/normalizer2.h"
#include "unicode/unistr.h"

namespace vanthu::drafting {
namespace {

using status::Reason;
using ::testing::HasSubstr;

std::string ToNfd(const std::string& text) {
  UErrorCode error = U_ZERO_ERROR;
  std::string out;
  icu::Normalizer2::getNFDInstance(error)->normalize(icu::UnicodeString::fromUTF8(text), error).toUTF8String(out);
  return out;
}

TEST(PlainText, SaysDisplacedToneMarks) {
  MadeDispatch parts;
  parts.body = "\nĐề nghị bảo đảm quyêǹ tiếp cận thông tin./.\n";
  const Draft draft = Read(parts.Text());
  ASSERT_EQ(draft.undecided.size(), 1u);
  EXPECT_THAT(draft.undecided[0].vietnamese, HasSubstr("quyêǹ"));
  EXPECT_THAT(draft.body[0].text, HasSubstr("quyêǹ"));
}

TEST(PlainText, ComposesDecomposedTextAndSaysSo) {
  const std::string file = SampleText("monthly.txt");
  const Draft plain = Read(file);
  Draft composed = Read(ToNfd(file));
  ASSERT_EQ(composed.mended.size(), 1u);
  composed.mended.clear();
  EXPECT_EQ(CanonicalJson(composed), CanonicalJson(plain));
}

TEST(PlainText, RefusesWhatIsNoTextOfADispatch) {
  const auto reason = [](std::string_view bytes) { return status::ReasonOf(ReadDispatch(bytes, "a.txt").status()); };
  EXPECT_EQ(reason(""), Reason::kEmptyFile);
  EXPECT_EQ(reason("\xEF\xBB\xBF \n\u00A0\r\n"), Reason::kEmptyFile);
  EXPECT_EQ(reason(std::string_view("Số: 12\0\x01", 10)), Reason::kBinaryFile);
  EXPECT_EQ(reason(std::string(kDispatchTextBytesMax + 1, 'a')), Reason::kFileTooLarge);
  EXPECT_EQ(reason("S\xE8: 12/STC-VP. V/v t\xA8ng c\xAD\xEAng qu\xB6n l\xFD, ho\xB9t \xAE\xE9ng v\xB5 b\xB8o c\xB8o"),
            Reason::kLegacyEncoding);
  EXPECT_EQ(reason("Số: 12/STC-VP \xFF"), Reason::kNotUtf8);
  EXPECT_EQ(reason("Mua một cân gạo\nvà hai quả trứng."), Reason::kNotADispatch);
  EXPECT_EQ(reason("Số: 12/STC-VP\n\nKính gửi: Sở Nội vụ.\n"), Reason::kNotADispatch);
  EXPECT_EQ(status::DetailsOf(ReadDispatch("ab\xFF", "b.txt").status()).at(1).value, "3");
}

TEST(PlainText, TakesOutWhatIsNotSeenAndSaysSo) {
  MadeDispatch parts;
  const Draft plain = Read(parts.Text());
  parts.header = "\uFEFFSố: 14/\u202ESTC-VP\u202C\nSơn Thủy, ngày 05 tháng 01 năm 2025\nV/v kiểm\u200B kê tài\u00AD sản\n";
  Draft draft = Read(parts.Text());
  ASSERT_EQ(draft.mended.size(), 2u);
  EXPECT_THAT(draft.mended[0].english, HasSubstr("line 1."));
  EXPECT_THAT(draft.mended[0].english, HasSubstr("direction"));
  EXPECT_THAT(draft.mended[1].english, HasSubstr("line 3."));
  draft.mended.clear();
  EXPECT_EQ(CanonicalJson(draft), CanonicalJson(plain));
  EXPECT_EQ(status::ReasonOf(ReadDispatch("\u202E\u200B\n\u2066", "a.txt").status()), Reason::kEmptyFile);
}

TEST(PlainText, SaysJoinedWordsAndLettersFromTheRight) {
  MadeDispatch parts;
  parts.body = "\nĐề nghị quý Sở phốihợp thực hiện theo mẫu \u05D0\u05D1./.\n";
  const Draft draft = Read(parts.Text());
  ASSERT_EQ(draft.undecided.size(), 2u);
  EXPECT_THAT(draft.undecided[0].vietnamese, HasSubstr("phốihợp"));
  EXPECT_THAT(draft.undecided[1].english, HasSubstr("right to left"));
  EXPECT_THAT(draft.body[0].text, HasSubstr("phốihợp"));
}

TEST(PlainText, ReadsEntitiesAndTagsOfAWebPage) {
  MadeDispatch parts;
  parts.header =
      "<p>S&#7889;:&nbsp;14/STC-VP</p><p>Sơn Thủy, ngày 05 tháng 01 năm 2025<br/>V/v kiểm k&ecirc; t&agrave;i sản</p>\n";
  parts.body =
      "\n<div class=\"x\">Đề nghị <a href=\"javascript:alert(1)\">quý Sở</a> thực hiện &lt;b&gt; & so với 3 < 5 > 2./.</div>\n";
  const Draft draft = Read(parts.Text());
  EXPECT_EQ(draft.abstract, "kiểm kê tài sản");
  EXPECT_EQ(draft.symbol.number, 14);
  EXPECT_EQ(draft.body[0].text, "Đề nghị quý Sở thực hiện <b> & so với 3 < 5 > 2");
}

// What grows with the square of the text would not end within the test's time.
TEST(PlainText, ReadsHostileRepetitionsOnce) {
  for (const char* line : {"a.", "- a\n", "Công văn số 1/A-B về ", "Số:      ", "(", "a\n\n", "ngày     tháng"}) {
    MadeDispatch parts;
    while (parts.body.size() < kDispatchTextBytesMax / 8) parts.body += line;
    EXPECT_TRUE(ReadDispatch(parts.Text(), "a.txt").ok()) << line;
  }
}

}  // namespace
}  // namespace vanthu::drafting
