#include "services/drafting/reading/docx_manuscript.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/drafting/reading/docx_read_back.h"
#include "services/drafting/reading/made_docx.h"

namespace vanthu::drafting {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string Level(int level, std::string_view format, std::string_view text, std::string_view more = "") {
  return absl::StrCat("<w:lvl w:ilvl=\"", level, "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"", std::string(format),
                      "\"/><w:lvlText w:val=\"", std::string(text), "\"/>", std::string(more), "</w:lvl>");
}

std::string List(int id, int abstract, std::string_view overrides = "") {
  return absl::StrCat("<w:num w:numId=\"", id, "\"><w:abstractNumId w:val=\"", abstract, "\"/>", std::string(overrides),
                      "</w:num>");
}

std::string Item(std::string_view text, int list, int level) {
  return WordsXml(text, absl::StrCat("<w:numPr><w:ilvl w:val=\"", level, "\"/><w:numId w:val=\"", list, "\"/></w:numPr>"));
}

TEST(DocxManuscript, ShowsTheNumbersThatWordCounts) {
  MadeDocx docx(Item("Phạm vi", 1, 0) + Item("một", 1, 1) + Item("hai", 1, 1) + Item("Đối tượng", 1, 0) + Item("ba", 1, 1) +
                Item("ý", 2, 0) + Item("cuối", 1, 2));
  docx.Numbering(absl::StrCat("<w:abstractNum w:abstractNumId=\"0\">", Level(0, "decimal", "Điều %1."),
                              Level(1, "lowerLetter", "%2)"), Level(2, "lowerRoman", "%1.%2.%3", "<w:isLgl/>"),
                              "</w:abstractNum><w:abstractNum w:abstractNumId=\"1\">", Level(0, "bullet", "\uF0B7"),
                              "</w:abstractNum>", List(1, 0), List(2, 1)));
  EXPECT_THAT(TextsIn(docx),
              ElementsAre("Điều 1. Phạm vi", "a) một", "b) hai", "Điều 2. Đối tượng", "a) ba", "- ý", "2.1.1 cuối"));
}

TEST(DocxManuscript, ListsOfOneKindGoOnAndStartAnewWhereTheySaySo) {
  MadeDocx docx(Item("a", 1, 0) + Item("b", 2, 0) + Item("c", 3, 0) + Item("d", 3, 0) + Item("e", 9, 0));
  docx.Numbering(absl::StrCat("<w:abstractNum w:abstractNumId=\"0\">", Level(0, "upperRoman", "%1.", "<w:suff w:val=\"space\"/>"),
                              "</w:abstractNum>", List(1, 0), List(2, 0),
                              List(3, 0, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>")));
  EXPECT_THAT(TextsIn(docx), ElementsAre("I. a", "II. b", "I. c", "II. d", "e"));
}

TEST(DocxManuscript, NumbersByStyle) {
  MadeDocx docx(WordsXml("Tổ chức", "<w:pStyle w:val=\"Con\"/>") + WordsXml("", "<w:pStyle w:val=\"Con\"/>") +
                WordsXml("Hiệu lực", "<w:pStyle w:val=\"Con\"/>") +
                WordsXml("tự do", "<w:pStyle w:val=\"Con\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>"));
  docx.Styles(
          "<w:style w:type=\"paragraph\" w:styleId=\"Cha\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
          "<w:style w:type=\"paragraph\" w:styleId=\"Con\"><w:basedOn w:val=\"Cha\"/></w:style>")
      .Numbering(absl::StrCat("<w:abstractNum w:abstractNumId=\"0\">", Level(0, "decimal", "%1."),
                              Level(1, "decimal", "Điều %2.", "<w:pStyle w:val=\"Con\"/>"), "</w:abstractNum>", List(1, 0)));
  EXPECT_THAT(TextsIn(docx), ElementsAre("Điều 1. Tổ chức", "Điều 3. Hiệu lực", "tự do"));
}

TEST(DocxManuscript, InheritsLooksAndTogglesThem) {
  MadeDocx docx(ParagraphXml(RunXml("đậm ", "") + RunXml("không ", "<w:b w:val=\"0\"/>") +
                                 RunXml("nghiêng", "<w:i/><w:b w:val=\"false\"/>"),
                             "<w:pStyle w:val=\"Con\"/>") +
                ParagraphXml(RunXml("thường", "<w:rStyle w:val=\"Nhan\"/>"), "<w:pStyle w:val=\"Con\"/>") +
                ParagraphXml(RunXml("quyết định", "<w:caps/>")));
  docx.Styles(
      "<w:style w:type=\"paragraph\" w:styleId=\"Cha\"><w:rPr><w:b/></w:rPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"Con\"><w:basedOn w:val=\"Cha\"/></w:style>"
      "<w:style w:type=\"character\" w:styleId=\"Nhan\"><w:rPr><w:b/></w:rPr></w:style>");
  const Manuscript manuscript = ManuscriptIn(docx);
  ASSERT_EQ(manuscript.lines.size(), 3u);
  const auto& runs = manuscript.lines[0].emphasis;
  ASSERT_EQ(runs.size(), 2u);
  EXPECT_TRUE(runs[0].bold && !runs[0].italic && runs[0].begin == 0);
  EXPECT_TRUE(!runs[1].bold && runs[1].italic);
  EXPECT_EQ(manuscript.lines[0].text.substr(static_cast<size_t>(runs[1].begin)), "nghiêng");
  EXPECT_THAT(manuscript.lines[1].emphasis, IsEmpty());
  EXPECT_EQ(manuscript.lines[2].text, "QUYẾT ĐỊNH");
}

TEST(DocxManuscript, ReadsSignsAndBreaks) {
  MadeDocx docx(
      "<w:p><w:r><w:t>dòng một</w:t><w:br/><w:t>dòng</w:t><w:tab/><w:t>hai, Bà "
      "Rịa</w:t><w:noBreakHyphen/><w:t>Vũng</w:t><w:softHyphen/>"
      "<w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r><w:r><w:fldChar "
      "w:fldCharType=\"begin\"/><w:instrText>DATE</w:instrText>"
      "<w:fldChar w:fldCharType=\"separate\"/><w:t>5/6</w:t><w:fldChar w:fldCharType=\"end\"/></w:r>"
      "<w:hyperlink><w:r><w:t> liên kết</w:t></w:r></w:hyperlink></w:p>" +
      WordsXml("To\u0302\u0301t\u200B") + "<w:p><w:r><w:sym w:font=\"Webdings\" w:char=\"F041\"/></w:r></w:p>");
  const Manuscript manuscript = ManuscriptIn(docx);
  ASSERT_EQ(manuscript.lines.size(), 3u);
  EXPECT_EQ(manuscript.lines[0].text, "dòng một\ndòng\thai, Bà Rịa-Vũng✓5/6 liên kết");
  EXPECT_EQ(manuscript.lines[1].text, "Tốt");
  EXPECT_THAT(InEnglish(manuscript.mended), HasSubstr("Invisible"));
  EXPECT_THAT(InEnglish(manuscript.mended), HasSubstr("NFC"));
  EXPECT_THAT(InEnglish(manuscript.undecided), HasSubstr("no Unicode"));
}

TEST(DocxManuscript, BeginsWithALetterheadInThePageHeader) {
  const std::string letterhead =
      TableXml(RowXml(CellXml(WordsXml("SỞ NỘI VỤ")) + CellXml(WordsXml("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))));
  const Manuscript begins = ManuscriptIn(
      MadeDocx(WordsXml("Kính gửi: Sở Tài chính.")).FirstPage(letterhead, WordsXml("Trang 1") + WordsXml("Địa chỉ: số 1")));
  ASSERT_EQ(begins.lines.size(), 3u);
  EXPECT_EQ(begins.lines[0].text, "SỞ NỘI VỤ");
  EXPECT_EQ(begins.lines[0].span.cell, Cell::kLeft);
  EXPECT_EQ(begins.lines[2].text, "Kính gửi: Sở Tài chính.");
  ASSERT_EQ(begins.foot.size(), 1u);
  EXPECT_EQ(begins.foot[0].text, "Địa chỉ: số 1");
  EXPECT_GT(begins.foot[0].line, begins.lines[2].span.last_line);
  EXPECT_THAT(begins.aside, IsEmpty());
  EXPECT_THAT(begins.undecided, IsEmpty());
}

TEST(DocxManuscript, TakesAHeaderThatRepeatsTheTextForNoLetterhead) {
  const std::string name = WordsXml("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
  for (const std::string& header : {name, WordsXml("Sở Nội vụ - Công văn")}) {
    const Manuscript manuscript = ManuscriptIn(MadeDocx(name + WordsXml("Kính gửi: Sở Tài chính.")).FirstPage(header, ""));
    EXPECT_EQ(manuscript.lines.size(), 2u);
    EXPECT_EQ(manuscript.aside.size(), 1u);
    EXPECT_THAT(InEnglish(manuscript.undecided), HasSubstr("page headers"));
  }
}

TEST(DocxManuscript, ReadsTextBoxesOnce) {
  MadeDocx docx(ParagraphXml(TextBoxXml(WordsXml("HỎA TỐC")) + RunXml("Kính gửi: Sở Nội vụ.")));
  EXPECT_THAT(TextsIn(docx), ElementsAre("HỎA TỐC", "Kính gửi: Sở Nội vụ."));
}

TEST(DocxManuscript, ReadsATableOfTheContent) {
  const std::string ruled = "<w:tblBorders><w:top w:val=\"single\"/><w:insideV w:val=\"single\"/></w:tblBorders>";
  MadeDocx docx(TableXml(
      RowXml(
          CellXml(WordsXml("STT"), "<w:vMerge w:val=\"restart\"/>") + CellXml(WordsXml("Kinh phí"), "<w:gridSpan w:val=\"2\"/>"),
          "<w:tblHeader/>") +
          RowXml(CellXml(WordsXml(""), "<w:vMerge/>") + CellXml(WordsXml("2024")) + CellXml(WordsXml("2025")), "<w:tblHeader/>") +
          RowXml(CellXml(WordsXml("1")) + CellXml(WordsXml("5,0") + WordsXml("triệu")) + CellXml(WordsXml(""))),
      ruled, 3));
  const Manuscript manuscript = ManuscriptIn(docx);
  ASSERT_EQ(manuscript.lines.size(), 1u);
  EXPECT_EQ(manuscript.lines[0].span.last_line, 3);
  const Table& table = manuscript.lines[0].table.value();
  EXPECT_EQ(table.heading_rows, 2);
  EXPECT_THAT(table.column_widths, ElementsAre(2000, 2500, 3000));
  ASSERT_EQ(table.rows.size(), 3u);
  EXPECT_EQ(table.rows[0][0].row_span, 2);
  EXPECT_EQ(table.rows[0][1].column_span, 2);
  ASSERT_EQ(table.rows[1].size(), 2u);
  EXPECT_EQ(table.rows[1][0].text, "2024");
  EXPECT_EQ(table.rows[2][1].text, "5,0\ntriệu");
}

TEST(DocxManuscript, KeepsBoldAndItalicInCells) {
  const std::string ruled = "<w:tblBorders><w:insideV w:val=\"single\"/></w:tblBorders>";
  const MadeDocx docx(
      TableXml(RowXml(CellXml(WordsXml("Loại cây")) + CellXml(WordsXml("Biện pháp"))) +
                   RowXml(CellXml(WordsXml("Mạ")) +
                          CellXml(WordsXml("Che nilon,") + ParagraphXml(RunXml(" không", "<w:b/>") + RunXml(" bón "), "") +
                                  ParagraphXml(RunXml("phủ rơm", "<w:i/>")))),
               ruled));
  const Manuscript manuscript = ManuscriptIn(docx);
  const TableCell& cell = manuscript.lines.at(0).table.value().rows.at(1).at(1);
  EXPECT_EQ(cell.text, "Che nilon,\nkhông bón\nphủ rơm");
  std::vector<std::string> runs;
  for (const Emphasis& run : cell.emphasis) {
    runs.push_back(absl::StrCat(cell.text.substr(static_cast<size_t>(run.begin), static_cast<size_t>(run.end - run.begin)),
                                run.bold ? " bold" : "", run.italic ? " italic" : ""));
  }
  EXPECT_THAT(runs, ElementsAre("không bold", "phủ rơm italic"));
}

TEST(DocxManuscript, TellsColumnsFromATable) {
  const auto cells = [](std::string_view left, std::string_view right, std::string_view table) {
    const MadeDocx docx(TableXml(RowXml(CellXml(WordsXml(left)) + CellXml(WordsXml(right))), table));
    return !ManuscriptIn(docx).lines.front().table.has_value();
  };
  constexpr std::string_view kRuled = "<w:tblBorders><w:insideV w:val=\"single\"/></w:tblBorders>";
  constexpr std::string_view kUnseen = "<w:tblBorders><w:insideV w:val=\"nil\"/></w:tblBorders>";
  EXPECT_TRUE(cells("SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", kUnseen));
  EXPECT_TRUE(cells("SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", kRuled));
  EXPECT_TRUE(cells("- Như trên;", "KT. GIÁM ĐỐC", kUnseen));
  EXPECT_FALSE(cells("Chức vụ", "GIÁM ĐỐC", kRuled));
  EXPECT_FALSE(cells("Họ và tên", "Số lượng", kUnseen));
}

TEST(DocxManuscript, SaysWhatABlankCellHolds) {
  const std::string picture = "<w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r>";
  const MadeDocx docx(
      TableXml(RowXml(CellXml(ParagraphXml(picture + RunXml("giấu", "<w:vanish/>"))) + CellXml(WordsXml("GIÁM ĐỐC")))));
  const Manuscript manuscript = ManuscriptIn(docx);
  ASSERT_EQ(manuscript.lines.size(), 1u);
  EXPECT_EQ(manuscript.lines[0].span.cell, Cell::kRight);
  EXPECT_THAT(InEnglish(manuscript.mended), HasSubstr("Pictures were left out"));
  ASSERT_EQ(manuscript.aside.size(), 1u);
  EXPECT_EQ(manuscript.aside[0].text, "giấu");
}

TEST(DocxManuscript, SaysPicturesObjectsAndPrograms) {
  MadeDocx docx(ParagraphXml(
      RunXml("Chữ") + "<w:r><w:drawing><a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></w:drawing></w:r>" +
      "<w:r><w:object><o:OLEObject/></w:object></w:r><m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>"));
  docx.Part("word/vbaProject.bin", "macro").Relate("settings", "settings.xml").Part("word/settings.xml", "<settings/>");
  docx.Part("word/_rels/settings.xml.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" "
            "Type=\"x/attachedTemplate\" Target=\"https://example.invalid/a.dotm\" TargetMode=\"External\"/></Relationships>");
  const Manuscript manuscript = ManuscriptIn(docx);
  EXPECT_EQ(manuscript.lines[0].text, "Chữx+1");
  EXPECT_THAT(InEnglish(manuscript.mended), HasSubstr("Pictures were left out"));
  EXPECT_THAT(InEnglish(manuscript.undecided), HasSubstr("Embedded objects"));
  EXPECT_THAT(InEnglish(manuscript.undecided), HasSubstr("Equations"));
  EXPECT_THAT(InEnglish(manuscript.undecided), HasSubstr("WARNING: the file holds macros"));
  EXPECT_THAT(InEnglish(manuscript.undecided), HasSubstr("fetches a template"));
}

}  // namespace
}  // namespace vanthu::drafting
