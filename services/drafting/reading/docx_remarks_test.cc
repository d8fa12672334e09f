#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/drafting/reading/docx_manuscript.h"
#include "services/drafting/reading/docx_read_back.h"
#include "services/drafting/reading/made_docx.h"

namespace vanthu::drafting {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(DocxRemarks, TakesTrackedInsertionsAndLeavesDeletions) {
  const std::string deleted_mark = "<w:rPr><w:del/></w:rPr>";
  MadeDocx docx(
      ParagraphXml(RunXml("Giữ ") + "<w:ins>" + RunXml("thêm ") + "</w:ins><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>" +
                   "<w:moveFrom>" + RunXml("chuyển đi") + "</w:moveFrom>") +
      ParagraphXml(RunXml("Nối "), deleted_mark) + WordsXml("liền") +
      TableXml(RowXml(CellXml(WordsXml("hàng bỏ")), "<w:del/>") + RowXml(CellXml(WordsXml("một")) + CellXml(WordsXml("hai")))));
  const Manuscript manuscript = ManuscriptIn(docx);
  EXPECT_THAT(TextsIn(docx), ElementsAre("Giữ thêm", "Nối liền", "một hai"));
  EXPECT_THAT(InEnglish(manuscript.undecided), HasSubstr("insertions that nobody accepted were read as text (line 1)"));
  EXPECT_THAT(InEnglish(manuscript.undecided), HasSubstr("deletions that nobody accepted were left out (line 1, 2"));
}

TEST(DocxRemarks, SetsAsideWhatIsNotOfTheText) {
  MadeDocx docx(ParagraphXml(RunXml("Lời") + RunXml(" giấu", "<w:vanish/>") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" +
                             "<w:r><w:commentReference w:id=\"0\"/></w:r>"));
  docx.Footnotes("<w:footnote w:type=\"separator\" w:id=\"0\">" + WordsXml("vạch") + "</w:footnote><w:footnote w:id=\"2\">" +
                 WordsXml("Xem phụ lục") + "</w:footnote>")
      .Footer(WordsXml("- 2 -") + WordsXml("Trang 2/5") + WordsXml("Địa chỉ: số 1"));
  const Manuscript manuscript = ManuscriptIn(docx);
  ASSERT_EQ(manuscript.lines.size(), 1u);
  EXPECT_EQ(manuscript.lines[0].text, "Lời");
  std::vector<std::string> aside;
  for (const UnplacedLine& line : manuscript.aside) aside.push_back(absl::StrCat(line.line, ": ", line.text));
  EXPECT_THAT(aside, ElementsAre("2: giấu", "1: Xem phụ lục", "3: Địa chỉ: số 1"));  // the note: where the text refers to it
  EXPECT_THAT(InEnglish(manuscript.undecided), HasSubstr("Hidden text"));
  EXPECT_THAT(InEnglish(manuscript.undecided), HasSubstr("Footnotes"));
  EXPECT_THAT(InEnglish(manuscript.mended), HasSubstr("Comments"));
}

TEST(DocxRemarks, KeepsSuperAndSubscriptsThatUnicodeHasAndSaysTheOthers) {
  const std::string up = "<w:vertAlign w:val=\"superscript\"/>", down = "<w:vertAlign w:val=\"subscript\"/>";
  const Manuscript kept =
      ManuscriptIn(MadeDocx(ParagraphXml(RunXml("25 m") + RunXml("2", up) + RunXml(" nhà, khí CO") + RunXml("2", down))));
  ASSERT_EQ(kept.lines.size(), 1u);
  EXPECT_EQ(kept.lines[0].text, "25 m² nhà, khí CO₂");
  EXPECT_THAT(kept.undecided, IsEmpty());
  const Manuscript said = ManuscriptIn(
      MadeDocx(WordsXml("Một") + ParagraphXml(RunXml("30") + RunXml("0", up) + RunXml("C, a") + RunXml("ij", down))));
  EXPECT_EQ(said.lines[1].text, "300C, aij");
  EXPECT_THAT(InEnglish(said.undecided), HasSubstr("read as plain words (line 2)"));
}

TEST(DocxRemarks, SaysWhatItDoesNotCarryOver) {
  const Manuscript manuscript =
      ManuscriptIn(MadeDocx(WordsXml("Một") + ParagraphXml(RunXml("hai ") + RunXml("bỏ", "<w:strike/>")) +
                            ParagraphXml(RunXml("ba") + TextBoxXml(WordsXml("khung"))) +
                            TableXml(RowXml(CellXml(WordsXml("ô")) +
                                            CellXml(TableXml(RowXml(CellXml(WordsXml("trong")) + CellXml(WordsXml("nữa")))))))));
  EXPECT_THAT(InEnglish(manuscript.undecided),
              HasSubstr("a line through them were read as plain ones: take them out if they are not meant (line 2)"));
  EXPECT_THAT(InEnglish(manuscript.undecided),
              HasSubstr("Of a table inside a table the words are kept, but not its columns (line 5)"));
  EXPECT_THAT(InEnglish(manuscript.mended), HasSubstr("Words of text boxes were read"));
  const std::string chart =
      "<w:r><w:drawing><a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData "
      "uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"/></a:graphic></w:drawing></w:r>";
  EXPECT_THAT(InEnglish(ManuscriptIn(MadeDocx(WordsXml("Một") + ParagraphXml(chart))).undecided), HasSubstr("(line 2)"));
}

}  // namespace
}  // namespace vanthu::drafting
