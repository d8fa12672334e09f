#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include "absl/strings/str_join.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/drafting/draft/draft_json.h"
#include "services/drafting/reading/dispatch_reader.h"
#include "services/drafting/reading/docx_layouts.h"
#include "services/drafting/reading/docx_manuscript.h"
#include "services/drafting/reading/made_dispatch.h"
#include "services/drafting/reading/made_docx.h"
#include "services/drafting/reading/sample_files.h"

namespace vanthu::drafting {
namespace {

// Every line of the manuscript is given to one field or unplaced, once.
void ExpectAllPlaced(const std::string& docx, const Draft& draft) {
  const auto manuscript = ReadDocx(docx, "a.docx");
  ASSERT_TRUE(manuscript.ok());
  std::map<std::pair<int, Cell>, std::set<int>> placed;
  const auto place = [&](int line, Cell cell, int part) {
    EXPECT_TRUE(placed[std::make_pair(line, cell)].insert(part).second) << "line " << line << " is placed twice";
  };
  for (const Origin& origin : draft.origins) {
    for (int line = origin.span.first_line; line <= origin.span.last_line; ++line)
      place(line, origin.span.cell, origin.span.part);
  }
  for (const UnplacedLine& line : draft.unplaced) place(line.line, line.cell, line.part);
  for (const ManuscriptLine& line : manuscript->lines) {
    for (int number = line.span.first_line; number <= line.span.last_line; ++number) {
      const bool parted = placed.count({number, Cell::kLeft}) + placed.count({number, Cell::kRight}) > 0;
      EXPECT_TRUE(placed.count({number, line.span.cell}) > 0 || (line.span.cell == Cell::kWhole && parted))
          << "line " << number << " is lost: " << line.text;
    }
  }
}

std::string WordFile(const std::string& name) {
  std::ifstream file(std::string(VANTHU_SOURCE_DIR) + "/tests/support/word_files/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

constexpr size_t kShares = 6;

TEST(DocxReading, ReadsSamplesInEveryLayoutAsTheirText) {
  size_t read = 0;
  const std::vector<DocxLayout> layouts = AllDocxLayouts();
  const std::vector<std::string> names = SampleNames();
  for (size_t sample = 0; sample < names.size(); ++sample) {
    const std::string& name = names[sample];
    const Draft written = Read(SampleText(name));
    // A share of the layouts for each sample: over all samples, every layout.
    for (size_t at = sample % kShares; at < layouts.size(); at += kShares) {
      const DocxLayout& layout = layouts[at];
      SCOPED_TRACE(name + ", " + layout.Name());
      const std::string docx = DocxOf(written, layout);
      const Draft draft = Read(docx);
      EXPECT_EQ(absl::StrJoin(SaidBy(draft), "\n"), absl::StrJoin(SaidBy(written), "\n"));
      ExpectAllPlaced(docx, draft);
      const auto again = DraftFromJson(CanonicalJson(draft));
      EXPECT_TRUE(again.ok() && *again == draft);
      ++read;
    }
  }
  EXPECT_GE(read, layouts.size());
}

TEST(DocxReading, PlacesWhatStandsAboveAndBelowTheText) {
  const std::string head = TableXml(RowXml(CellXml(WordsXml("UBND TỈNH SƠN THỦY") + WordsXml("SỞ NỘI VỤ")) +
                                           CellXml(WordsXml("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))));
  std::string body;
  for (const char* line :
       {"Số: /SNV-VP", "Sơn Thủy, ngày 05 tháng 6 năm 2025", "V/v kiểm kê", "Kính gửi: Sở Tài chính.",
        "Sở Nội vụ đề nghị Sở Tài chính báo cáo./.", "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "GIÁM ĐỐC", "Đinh Công Trứ"}) {
    body += WordsXml(line);
  }
  const std::string docx = MadeDocx(body).FirstPage(head, WordsXml("Địa chỉ: số 1; ĐT: 0200 38") + WordsXml("Mẫu 1.5")).Bytes();
  const Draft draft = Read(docx);
  EXPECT_EQ(draft.parent_body, "UBND TỈNH SƠN THỦY");
  EXPECT_EQ(draft.issuing_body, "SỞ NỘI VỤ");
  EXPECT_EQ(draft.contact, "Địa chỉ: số 1; ĐT: 0200 38");
  ASSERT_EQ(draft.unplaced.size(), 1u);
  EXPECT_EQ(draft.unplaced[0].text, "Mẫu 1.5");
  ASSERT_EQ(draft.undecided.size(), 1u);
  EXPECT_EQ(draft.undecided[0].english, "Words at the foot of the page that are no address stand among what is unplaced.");
  ExpectAllPlaced(docx, draft);
}

// Written by LibreOffice 7.4 (its filter "MS Word 2007 XML"): the letter from HTML with tables, the decision from an OpenDocument
// text that numbers its articles itself and keeps its letterhead in the page header, its address in the footer.
TEST(DocxReading, ReadsALetterThatLibreOfficeWrote) {
  const std::string docx = WordFile("libreoffice-letter.docx");
  const Draft draft = Read(docx);
  EXPECT_EQ(draft.issuing_body, "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG");
  EXPECT_EQ(draft.symbol.notation, "SNNMT-TTBVTV");
  EXPECT_EQ(draft.abstract, "phòng, chống rét cho cây trồng vụ Đông Xuân");
  EXPECT_EQ(draft.addressees.size(), 2u);
  ASSERT_EQ(draft.body.size(), 5u);
  EXPECT_EQ(draft.body[1].text.find("1. UBND các xã, phường hướng dẫn"), 0u);
  ASSERT_EQ(draft.body[1].emphasis.size(), 1u);
  EXPECT_EQ(draft.body[3].text.find("2. Chi cục Thủy lợi"), 0u);
  const Table& table = draft.body[2].table.value();
  EXPECT_EQ(table.heading_rows, 1);
  const TableCell& cell = table.rows.at(1).at(2);
  EXPECT_EQ(cell.text, "Che nilon, không bón đạm");
  ASSERT_EQ(cell.emphasis.size(), 1u);
  EXPECT_TRUE(cell.emphasis[0].bold);
  EXPECT_EQ(cell.text.substr(static_cast<size_t>(cell.emphasis[0].begin)), "không bón đạm");
  EXPECT_EQ(draft.recipients.size(), 2u);
  EXPECT_EQ(draft.signature.full_name, "Hoàng Thị Mạ");
  EXPECT_TRUE(draft.undecided.empty() && draft.unplaced.empty());
  ExpectAllPlaced(docx, draft);
}

TEST(DocxReading, ReadsADecisionThatLibreOfficeWrote) {
  const std::string docx = WordFile("libreoffice-decision.docx");
  const Draft draft = Read(docx);
  EXPECT_EQ(draft.type, DocumentType::kDecision);
  EXPECT_EQ(draft.parent_body, "UBND TỈNH SƠN THỦY");
  EXPECT_EQ(draft.issuing_body, "SỞ XÂY DỰNG");
  EXPECT_EQ(draft.contact,
            "Địa chỉ: số 5 đường Suối Ngàn, phường Sơn Thủy; ĐT: 0200 3800 100; website: soxaydung.sonthuy.example");
  ASSERT_EQ(draft.body.size(), 8u);
  EXPECT_EQ(draft.body[6].text.find("Điều 2. Tổ kiểm tra"), 0u);
  ASSERT_EQ(draft.citations.size(), 1u);
  EXPECT_EQ(draft.citations[0].issuer, "Ủy ban nhân dân tỉnh Sơn Thủy");
  EXPECT_EQ(draft.citations[0].abstract, "quy định chức năng, nhiệm vụ của Sở Xây dựng");
  EXPECT_EQ(draft.signature.full_name, "Lò Văn Gạch");
  EXPECT_TRUE(draft.undecided.empty() && draft.unplaced.empty());
  ExpectAllPlaced(docx, draft);
}

TEST(DocxReading, ReadsTheSampleAsItsText) {
  Draft draft = Read(SampleText("monthly.docx"));
  EXPECT_EQ(draft.parent_body, "UBND TỈNH SƠN THỦY");
  EXPECT_EQ(draft.issuing_body, "SỞ THÔNG TIN VÀ TRUYỀN THÔNG");
  draft.parent_body = draft.issuing_body = "";  // the text leaves them to the directory
  EXPECT_EQ(absl::StrJoin(SaidBy(draft), "\n"), absl::StrJoin(SaidBy(Read(SampleText("monthly.txt"))), "\n"));
}

}  // namespace
}  // namespace vanthu::drafting
