#include "services/platform/pdf/document_finisher.h"

#include <gtest/gtest.h>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include "absl/strings/str_cat.h"
#include "services/platform/status/reason.h"

namespace vanthu::pdf {
namespace {

// One page with two tagged runs and a rule between them, as cairo tags them; qpdf finds the objects without a table.
std::string Drawn() {
  const std::string content =
      "1 0 0 -1 0 842 cm /P << /MCID 0 >> BDC BT /F1 12 Tf (a) Tj ET EMC /Private << /MCID 1 >> BDC 0 0 m 9 0 l S EMC "
      "/P << /MCID 2 >> BDC BT /F1 12 Tf (b) Tj ET EMC";
  return absl::StrCat(
      "%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 9 0 R >>\nendobj\n",
      "2 0 obj\n<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>\nendobj\n",
      "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] /Contents 4 0 R /Resources << >> >>\nendobj\n",
      "4 0 obj\n<< /Length ", content.size(), " >>\nstream\n", content, "\nendstream\nendobj\n",
      "5 0 obj\n<< /Type /Font /Subtype /CIDFontType2 >>\nendobj\n", "trailer\n<< /Root 1 0 R /Size 6 /Other 5 0 R >>\n");
}

DrawnDocument Document() {
  StructureElement root{.type = "Document"};
  root.children = {{.type = "P", .marks = {{0, 0}}},
                   {.type = "TH", .marks = {{0, 1}}, .scope = "Column", .column_span = 2},
                   {.type = "Form", .field = std::string(kSignerField)},
                   {.type = "Form", .field = std::string(kSealField)}};
  return {
      .bytes = Drawn(),
      .title = "Công văn <số 5> & \"khác\"",
      .author = "Sở Y tế",
      .made_at = absl::FromUnixSeconds(1717030800),
      .structure = root,
      .fields = {{std::string(kSignerField), "Chữ ký", 0, {300, 100, 420, 170}}, {std::string(kSealField), "Con dấu", 0, {}}}};
}

absl::StatusOr<std::string> Finish(const DrawnDocument& document) { return DocumentFinisher("profile").Finish(document); }

std::string Finished(const DrawnDocument& document) {
  auto bytes = Finish(document);
  EXPECT_TRUE(bytes.ok()) << bytes.status();
  return bytes.value_or("");
}

void Open(const std::string& bytes, QPDF& pdf) { pdf.processMemoryFile("finished", bytes.data(), bytes.size()); }

TEST(DocumentFinisher, LeavesAFileThatASignatureCanBeAppendedTo) {
  const std::string bytes = Finished(Document());
  EXPECT_EQ(bytes.substr(0, 8), "%PDF-1.7");
  EXPECT_NE(bytes.find("\nxref\n"), std::string::npos);
  EXPECT_EQ(bytes.find("/ObjStm"), std::string::npos);
  QPDF pdf;
  Open(bytes, pdf);
  EXPECT_TRUE(pdf.getTrailer().getKey("/ID").isArray());
  EXPECT_TRUE(pdf.getWarnings().empty());
}

TEST(DocumentFinisher, MakesEachFieldOneObjectWithItsWidget) {
  const std::string bytes = Finished(Document());
  QPDF pdf;
  Open(bytes, pdf);
  QPDFObjectHandle form = pdf.getRoot().getKey("/AcroForm");
  EXPECT_EQ(form.getKey("/SigFlags").getIntValue(), 3);
  ASSERT_EQ(form.getKey("/Fields").getArrayNItems(), 2);
  QPDFObjectHandle signer = form.getKey("/Fields").getArrayItem(0);
  EXPECT_EQ(signer.getKey("/T").getUTF8Value(), "ChuKy");
  EXPECT_EQ(signer.getKey("/TU").getUTF8Value(), "Chữ ký");
  EXPECT_EQ(signer.getKey("/F").getIntValue(), 132);
  EXPECT_TRUE(signer.getKey("/FT").isNameAndEquals("/Sig"));
  EXPECT_TRUE(signer.getKey("/Subtype").isNameAndEquals("/Widget"));
  EXPECT_FALSE(signer.hasKey("/V"));
  EXPECT_NEAR(signer.getKey("/Rect").getArrayAsRectangle().urx, 420, 0.01);
  EXPECT_NEAR(signer.getKey("/AP").getKey("/N").getDict().getKey("/BBox").getArrayAsRectangle().urx, 120, 0.01);
  QPDFObjectHandle seal = form.getKey("/Fields").getArrayItem(1);
  EXPECT_EQ(seal.getKey("/T").getUTF8Value(), "ConDau");
  EXPECT_FALSE(seal.hasKey("/AP"));
  QPDFObjectHandle page = pdf.getAllPages().at(0);
  EXPECT_EQ(page.getKey("/Annots").getArrayNItems(), 2);
  EXPECT_EQ(signer.getKey("/P").getObjGen(), page.getObjGen());
}

TEST(DocumentFinisher, NumbersTheRunsAnewAndMakesTheRestArtifacts) {
  const std::string bytes = Finished(Document());
  QPDF pdf;
  Open(bytes, pdf);
  QPDFObjectHandle page = pdf.getAllPages().at(0);
  const auto content = page.getKey("/Contents").getStreamData();
  const std::string text(reinterpret_cast<const char*>(content->getBuffer()), content->getSize());
  EXPECT_EQ(text,
            "1 0 0 -1 0 842 cm /P <</MCID 0>> BDC BT /F1 12 Tf (a) Tj ET EMC /Artifact BMC 0 0 m 9 0 l S EMC "
            "/P <</MCID 1>> BDC BT /F1 12 Tf (b) Tj ET EMC");
}

TEST(DocumentFinisher, LeadsFromRunsAndWidgetsBackToTheirElements) {
  const std::string bytes = Finished(Document());
  QPDF pdf;
  Open(bytes, pdf);
  QPDFObjectHandle tree = pdf.getRoot().getKey("/StructTreeRoot");
  QPDFObjectHandle kids = tree.getKey("/K").getKey("/K");
  QPDFObjectHandle numbers = tree.getKey("/ParentTree").getKey("/Nums");
  EXPECT_EQ(numbers.getArrayItem(1).getArrayItem(1).getObjGen(), kids.getArrayItem(1).getObjGen());
  EXPECT_TRUE(kids.getArrayItem(1).getKey("/A").getKey("/Scope").isNameAndEquals("/Column"));
  EXPECT_EQ(kids.getArrayItem(1).getKey("/A").getKey("/ColSpan").getIntValue(), 2);
  QPDFObjectHandle signer = pdf.getRoot().getKey("/AcroForm").getKey("/Fields").getArrayItem(0);
  EXPECT_EQ(signer.getKey("/StructParent").getIntValue(), 1);
  EXPECT_EQ(numbers.getArrayItem(2).getIntValue(), 1);
  EXPECT_EQ(numbers.getArrayItem(3).getObjGen(), kids.getArrayItem(2).getObjGen());
  EXPECT_EQ(kids.getArrayItem(2).getKey("/K").getArrayItem(0).getKey("/Obj").getObjGen(), signer.getObjGen());
}

// What is signed names the files beside it, whatever they are called.
TEST(DocumentFinisher, NamesTheFilesThatTravelWithIt) {
  DrawnDocument document = Document();
  EXPECT_TRUE(ReadRelatedFiles(Finished(document)).empty());
  document.related = {{Digest{{1}}, "Phụ lục </rdf:li> \"1\" & 2.xlsx"}, {Digest{{2}}, "sha256: .pdf"}};
  EXPECT_EQ(ReadRelatedFiles(Finished(document)), document.related);
  EXPECT_TRUE(ReadRelatedFiles("no PDF").empty());
}

TEST(DocumentFinisher, SaysWhatTheDocumentIs) {
  const std::string bytes = Finished(Document());
  QPDF pdf;
  Open(bytes, pdf);
  EXPECT_EQ(pdf.getRoot().getKey("/Lang").getUTF8Value(), "vi");
  EXPECT_EQ(pdf.getTrailer().getKey("/Info").getKey("/Title").getUTF8Value(), Document().title);
  EXPECT_NE(bytes.find("(D:20240530010000Z)"), std::string::npos);
  EXPECT_NE(bytes.find("Công văn &lt;số 5&gt; &amp; &quot;khác&quot;"), std::string::npos);
  EXPECT_NE(bytes.find("<pdfaid:conformance>A</pdfaid:conformance>"), std::string::npos);
  EXPECT_TRUE(pdf.getTrailer().getKey("/Other").getKey("/CIDToGIDMap").isNameAndEquals("/Identity"));
}

TEST(DocumentFinisher, GivesTheSameBytesForTheSameDocument) {
  DrawnDocument later = Document();
  later.made_at += absl::Seconds(1);
  EXPECT_EQ(Finished(Document()), Finished(Document()));
  EXPECT_NE(Finished(Document()), Finished(later));
}

TEST(DocumentFinisher, RefusesWhatDoesNotFitTogether) {
  const std::vector<void (*)(DrawnDocument&)> faults = {
      [](DrawnDocument& document) { document.bytes = "no PDF"; },
      [](DrawnDocument& document) { document.bytes = ""; },
      [](DrawnDocument& document) { document.structure.children.erase(document.structure.children.begin()); },
      [](DrawnDocument& document) {
        document.structure.children[0].marks = {{0, 2}};
      },
      [](DrawnDocument& document) {
        document.structure.children[0].marks = {{1, 0}};
      },
      [](DrawnDocument& document) {
        document.structure.children[0].marks = {{0, 0}, {0, 0}};
      },
      [](DrawnDocument& document) { document.structure.children[2].field = "khác"; },
      [](DrawnDocument& document) { document.fields[0].page = 1; },
      [](DrawnDocument& document) { document.fields[0].name = document.fields[1].name; }};
  for (size_t i = 0; i < faults.size(); ++i) {
    DrawnDocument document = Document();
    faults[i](document);
    EXPECT_TRUE(status::Is(Finish(document).status(), status::Reason::kPageNotSet)) << i;
  }
}

}  // namespace
}  // namespace vanthu::pdf
