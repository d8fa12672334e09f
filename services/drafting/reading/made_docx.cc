#include "services/drafting/reading/made_docx.h"

#include <zip.h>

#include <algorithm>
#include <cstdlib>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace vanthu::drafting {
namespace {

constexpr char kNamespaces[] = R"( xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")"
                               R"( xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006")"
                               R"( xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing")"
                               R"( xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main")"
                               R"( xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture")"
                               R"( xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape")"
                               R"( xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math")"
                               R"( xmlns:v="urn:schemas-microsoft-com:vml")"
                               R"( xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")"
                               R"( xmlns:o="urn:schemas-microsoft-com:office:office")";
constexpr char kOffice[] = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr char kXml[] = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
constexpr time_t kMade = 1'700'000'000;

std::string Root(std::string_view name, std::string_view inside) {
  const std::string tag(name);
  return absl::StrCat(kXml, "<", tag, kNamespaces, ">", std::string(inside), "</", tag, ">");
}

std::string Relationships(std::string_view inside) {
  return absl::StrCat(kXml, R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)",
                      std::string(inside), "</Relationships>");
}

std::string Relationship(std::string_view id, std::string_view kind, std::string_view target) {
  const std::string mode = target.find("://") != std::string_view::npos ? R"( TargetMode="External")" : "";
  return absl::StrCat(R"(<Relationship Id=")", std::string(id), R"(" Type=")", kOffice, std::string(kind), R"(" Target=")",
                      std::string(target), "\"", mode, "/>");
}

void Require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

std::string ZipOf(const std::vector<ZipEntry>& entries) {
  zip_error_t error;
  zip_source_t* const target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_t* const archive = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error);
  Require(archive != nullptr);
  zip_source_keep(target);
  for (const ZipEntry& entry : entries) {
    zip_source_t* const source = zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0);
    const zip_int64_t at = zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    Require(at >= 0 && zip_file_set_mtime(archive, static_cast<zip_uint64_t>(at), kMade, 0) == 0);
    if (entry.locked) Require(zip_file_set_encryption(archive, static_cast<zip_uint64_t>(at), ZIP_EM_AES_256, "mật khẩu") == 0);
  }
  Require(zip_close(archive) == 0 && zip_source_open(target) == 0);
  Require(zip_source_seek(target, 0, SEEK_END) == 0);
  std::string bytes(static_cast<size_t>(zip_source_tell(target)), '\0');
  Require(zip_source_seek(target, 0, SEEK_SET) == 0);
  Require(zip_source_read(target, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
  zip_source_close(target);
  zip_source_free(target);
  return bytes;
}

MadeDocx::MadeDocx(std::string_view body) {
  Part("[Content_Types].xml",
       absl::StrCat(
           kXml, R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)",
           R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)",
           R"(<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" )",
           R"(ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>)"));
  Part("_rels/.rels", Relationships(Relationship("rId1", "officeDocument", "word/document.xml")));
  Part("word/document.xml", Root("w:document", absl::StrCat("<w:body>", std::string(body), "<w:sectPr/></w:body>")));
}

MadeDocx& MadeDocx::Styles(std::string_view inside) {
  return Part("word/styles.xml", Root("w:styles", inside)).Relate("styles", "styles.xml");
}

MadeDocx& MadeDocx::Numbering(std::string_view inside) {
  return Part("word/numbering.xml", Root("w:numbering", inside)).Relate("numbering", "numbering.xml");
}

MadeDocx& MadeDocx::Footnotes(std::string_view inside) {
  return Part("word/footnotes.xml", Root("w:footnotes", inside)).Relate("footnotes", "footnotes.xml");
}

MadeDocx& MadeDocx::Footer(std::string_view inside) {
  return Part("word/footer1.xml", Root("w:ftr", inside)).Relate("footer", "footer1.xml");
}

MadeDocx& MadeDocx::FirstPage(std::string_view header, std::string_view footer) {
  Part("word/header2.xml", Root("w:hdr", header)).Relate("header", "header2.xml");
  const std::string header_id = LastId();
  Part("word/footer2.xml", Root("w:ftr", footer)).Relate("footer", "footer2.xml");
  const auto document =
      std::find_if(parts_.begin(), parts_.end(), [](const auto& part) { return part.first == "word/document.xml"; });
  const std::string section =
      absl::StrCat("<w:sectPr><w:headerReference w:type=\"first\" r:id=\"", header_id,
                   "\"/><w:footerReference w:type=\"first\" r:id=\"", LastId(), "\"/><w:titlePg/></w:sectPr>");
  return Part("word/document.xml", absl::StrReplaceAll(document->second, {{"<w:sectPr/>", section}}));
}

std::string MadeDocx::LastId() const {
  return absl::StrCat("rId", std::count(relationships_.begin(), relationships_.end(), '<'));
}

MadeDocx& MadeDocx::Part(std::string_view name, std::string_view bytes) {
  std::erase_if(parts_, [&](const auto& part) { return part.first == name; });
  parts_.emplace_back(name, bytes);
  return *this;
}

MadeDocx& MadeDocx::Relate(std::string_view kind, std::string_view target) {
  const auto count = std::count(relationships_.begin(), relationships_.end(), '<');
  relationships_ += Relationship(absl::StrCat("rId", count + 1), kind, target);
  return *this;
}

std::string MadeDocx::Bytes() const {
  std::vector<ZipEntry> entries;
  for (const auto& [name, bytes] : parts_) entries.push_back({name, bytes});
  entries.push_back({"word/_rels/document.xml.rels", Relationships(relationships_)});
  return ZipOf(entries);
}

std::string XmlText(std::string_view text) {
  return absl::StrReplaceAll(std::string(text), {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}});
}

std::string RunXml(std::string_view text, std::string_view properties) {
  const std::string words = absl::StrReplaceAll(
      XmlText(text), {{"\n", "</w:t><w:br/><w:t xml:space=\"preserve\">"}, {"\t", "</w:t><w:tab/><w:t xml:space=\"preserve\">"}});
  return absl::StrCat("<w:r><w:rPr>", std::string(properties), "</w:rPr><w:t xml:space=\"preserve\">", words, "</w:t></w:r>");
}

std::string ParagraphXml(std::string_view runs, std::string_view properties) {
  return absl::StrCat("<w:p><w:pPr>", std::string(properties), "</w:pPr>", std::string(runs), "</w:p>");
}

std::string WordsXml(std::string_view text, std::string_view properties) { return ParagraphXml(RunXml(text), properties); }

std::string CellXml(std::string_view paragraphs, std::string_view properties) {
  return absl::StrCat("<w:tc><w:tcPr>", std::string(properties), "</w:tcPr>", std::string(paragraphs), "</w:tc>");
}

std::string RowXml(std::string_view cells, std::string_view properties) {
  return absl::StrCat("<w:tr><w:trPr>", std::string(properties), "</w:trPr>", std::string(cells), "</w:tr>");
}

std::string TableXml(std::string_view rows, std::string_view properties, int columns) {
  std::string grid;
  for (int column = 0; column < columns; ++column) absl::StrAppend(&grid, "<w:gridCol w:w=\"", 2000 + 500 * column, "\"/>");
  return absl::StrCat("<w:tbl><w:tblPr>", std::string(properties), "</w:tblPr><w:tblGrid>", grid, "</w:tblGrid>",
                      std::string(rows), "</w:tbl>");
}

std::string TextBoxXml(std::string_view paragraphs) {
  const std::string content = absl::StrCat("<w:txbxContent>", std::string(paragraphs), "</w:txbxContent>");
  return absl::StrCat(
      "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>",
      "<wps:txbx>", content, "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>",
      "<mc:Fallback><w:pict><v:shape><v:textbox>", content,
      "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>");
}

}  // namespace vanthu::drafting
