#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/drafting/reading/dispatch_reader.h"
#include "services/drafting/reading/docx_package.h"
#include "services/drafting/reading/docx_xml.h"
#include "services/drafting/reading/file_format.h"
#include "services/drafting/reading/made_docx.h"
#include "services/platform/status/reason.h"

namespace vanthu::drafting {
namespace {

using status::Reason;

std::optional<Reason> ReasonFor(const std::string& bytes) {
  const auto read = ReadFile(bytes, "a.docx");
  if (read.ok()) return std::nullopt;
  EXPECT_FALSE(status::Text(read.status(), status::Language::kVietnamese).empty());
  return status::ReasonOf(read.status());
}

MadeDocx Plain() { return MadeDocx(WordsXml("Kính gửi: Sở Nội vụ.")); }

std::string DocumentWith(std::string_view prologue, std::string_view text) {
  return absl::StrCat(
      "<?xml version=\"1.0\"?>", std::string(prologue),
      "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>",
      std::string(text), "</w:t></w:r></w:p></w:body></w:document>");
}

TEST(DocxRefusal, ReadsAPlainOne) { EXPECT_EQ(ReasonFor(Plain().Bytes()), std::nullopt); }

TEST(DocxRefusal, RefusesBombs) {
  EXPECT_EQ(ReasonFor(Plain().Part("word/media/zeros.bin", std::string(8 << 20, '\0')).Bytes()), Reason::kUnsafeFile);
  const std::string entities =
      "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
      "\"&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
  EXPECT_EQ(ReasonFor(Plain().Part("word/document.xml", DocumentWith(entities, "&c;")).Bytes()), Reason::kUnsafeFile);
  const std::string outside = "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
  EXPECT_EQ(ReasonFor(Plain().Part("word/document.xml", DocumentWith(outside, "&x;")).Bytes()), Reason::kUnsafeFile);
  std::string deep;
  for (int i = 0; i < kXmlDepthMax; ++i) deep += "<w:sdt>";
  std::string shut;
  for (int i = 0; i < kXmlDepthMax; ++i) shut += "</w:sdt>";
  EXPECT_EQ(ReasonFor(MadeDocx(deep + WordsXml("a") + shut).Bytes()), Reason::kUnsafeFile);
  std::string many;
  for (uint32_t i = 0; i < kXmlElementsMax / 2; ++i)
    absl::StrAppendFormat(&many, "<w:p w:rsidR=\"%x\"><w:r/></w:p>", i * 2654435761U);
  EXPECT_EQ(ReasonFor(MadeDocx(many).Bytes()), Reason::kLimitExceeded);
}

TEST(DocxRefusal, RefusesNamesThatLeadOut) {
  for (const char* const name : {"../../etc/cron.d/x", "word/../../x", "/etc/passwd", "C:/x", "word\\document.xml"}) {
    EXPECT_EQ(ReasonFor(Plain().Part(name, "x").Bytes()), Reason::kUnsafeFile) << name;
  }
  EXPECT_EQ(ReasonFor(Plain().Part("WORD/Document.xml", "x").Bytes()), Reason::kUnsafeFile);  // which of the two would Word show?
}

TEST(DocxRefusal, RefusesOtherFormatsWithTheWayOut) {
  EXPECT_EQ(ReasonFor("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(512, '\0')), Reason::kUnsupportedFormat);
  EXPECT_EQ(ReasonFor("%PDF-1.7\n"), Reason::kUnsupportedFormat);
  EXPECT_EQ(ReasonFor("{\\rtf1 Văn bản}"), Reason::kUnsupportedFormat);
  EXPECT_EQ(ReasonFor("MZ" + std::string(128, '\0')), Reason::kUnsupportedFormat);
  EXPECT_EQ(ReasonFor("MZ là hai chữ cái, không phải chương trình, dù tệp bắt đầu bằng chúng; đây chỉ là một dòng chữ."),
            std::nullopt);
  EXPECT_EQ(ReasonFor(ZipOf({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "<a/>"}})),
            Reason::kUnsupportedFormat);
  EXPECT_EQ(ReasonFor(ZipOf({{"xl/workbook.xml", "<a/>"}})), Reason::kUnsupportedFormat);
  EXPECT_EQ(ReasonFor(ZipOf({{"ghi chú.txt", "a"}})), Reason::kUnsupportedFormat);
  EXPECT_EQ(ReasonFor(ZipOf({{"[Content_Types].xml", "<a/>", true}})), Reason::kUnsupportedFormat);
  const auto odt = ReadFile(ZipOf({{"mimetype", "x"}, {"content.xml", "<a/>"}}), "a.docx");
  EXPECT_NE(status::Text(odt.status(), status::Language::kVietnamese).find("lưu thành .docx"), std::string::npos);
}

TEST(DocxRefusal, TellsWhyInBothLanguages) {
  const std::string program = "MZ" + std::string(128, '\0');
  const std::string entities = DocumentWith("<!DOCTYPE d [<!ENTITY a \"b\">]>", "&a;");
  const struct {
    std::string bytes, vietnamese, english;
  } kRefused[] = {
      {program, "a.docx là chương trình Windows, không phải văn bản .docx hay .txt", "a.docx is a program for Windows"},
      {Plain().Part("word/media/zeros.bin", std::string(8 << 20, '\0')).Bytes(), "bung ra lớn bất thường (bom nén)",
       "a zip bomb"},
      {Plain().Part("word/document.xml", entities).Bytes(), "có thể là bom thực thể XML", "as an XML entity bomb does"},
      {Plain().Part("../../etc/cron.d/x", "x").Bytes(), "tên tệp con trỏ ra ngoài gói nén", "leads out of its zip"},
      {ZipOf({{"[Content_Types].xml", "<a/>", true}}), "khóa bằng mật khẩu", "locked with a password"},
  };
  for (const auto& refused : kRefused) {
    const auto read = ReadFile(refused.bytes, "a.docx");
    EXPECT_THAT(status::Text(read.status(), status::Language::kVietnamese), ::testing::HasSubstr(refused.vietnamese));
    EXPECT_THAT(status::Text(read.status(), status::Language::kEnglish), ::testing::HasSubstr(refused.english));
  }
}

TEST(DocxRefusal, RefusesWhatIsDamaged) {
  const std::string whole = Plain().Bytes();
  EXPECT_EQ(ReasonFor(whole.substr(0, whole.size() / 2)), Reason::kDamagedFile);
  std::string turned = whole;
  const size_t at = turned.rfind("word/document.xml", turned.size() / 2) + 20;
  for (size_t i = at; i < at + 40; ++i) turned[i] = static_cast<char>(~turned[i]);
  EXPECT_EQ(ReasonFor(turned), Reason::kDamagedFile);
  EXPECT_EQ(ReasonFor(Plain().Part("word/document.xml", "<w:document").Bytes()), Reason::kDamagedFile);
  EXPECT_EQ(ReasonFor(Plain().Part("_rels/.rels", "<Relationships/>").Bytes()), Reason::kDamagedFile);
}

TEST(DocxRefusal, RefusesTooMuchAndNothing) {
  EXPECT_EQ(ReasonFor(std::string(kDispatchFileBytesMax + 1, 'a')), Reason::kFileTooLarge);
  EXPECT_EQ(ReasonFor(MadeDocx(WordsXml(" \u00A0")).Bytes()), Reason::kEmptyFile);
  EXPECT_EQ(
      ReasonFor(
          MadeDocx(WordsXml("Céng hßa x· héi chñ nghÜa ViÖt Nam, ®éc lËp tù do h¹nh phóc, qu¶n lý ho¹t ®éng b¸o c¸o")).Bytes()),
      Reason::kLegacyEncoding);
}

// 10,000 × 10,000 pixels would be 400 MB: only its place in the text is looked at.
TEST(DocxRefusal, NeverDecodesAPicture) {
  std::string png = "\x89PNG\r\n\x1A\n";
  png += std::string("\0\0\0\rIHDR\0\0\x27\x10\0\0\x27\x10\x08\x06\0\0\0", 21);
  MadeDocx docx(ParagraphXml(
      RunXml("Ảnh") + "<w:r><w:drawing><a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></w:drawing></w:r>"));
  const auto read = ReadFile(docx.Part("word/media/image1.png", png).Bytes(), "a.docx");
  ASSERT_TRUE(read.ok());
  ASSERT_EQ(read->mended.size(), 1u);
}

}  // namespace
}  // namespace vanthu::drafting
