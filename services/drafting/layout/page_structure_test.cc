#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/drafting/layout/page_expectations.h"
#include "services/drafting/layout/sample_forms.h"
#include "services/drafting/layout/sample_pages.h"

namespace vanthu::drafting {
namespace {

// The logical structure with its text, as another's program (pdfinfo of Poppler) reads it: "P: text", one element a line.
// It is slow at telling texts.
std::vector<std::string> StructureOf(const std::string& pdf, bool with_text = true) {
  std::vector<std::string> elements;
  const std::string command = absl::StrCat("pdfinfo ", with_text ? "-struct-text" : "-struct", " FILE");
  for (const auto& view : absl::StrSplit(OutputOf(command, pdf), '\n', absl::SkipWhitespace())) {
    const std::string line(absl::StripAsciiWhitespace(view));
    if (line.front() == '"') {
      absl::StrAppend(&elements.back(), " ", line.substr(1, line.size() - 2));
    } else if (line.front() == '/') {
      absl::StrAppend(&elements.back(), " ", line);
    } else {
      elements.push_back(std::string(absl::StripSuffix(line.substr(0, line.find(" (")), ":")));
    }
  }
  return elements;
}

// Where an element stands in the order of reading; -1 where there is none.
int PlaceOf(const std::vector<std::string>& elements, const std::string& element) {
  const auto found =
      std::find_if(elements.begin(), elements.end(), [&](const std::string& one) { return one.rfind(element, 0) == 0; });
  return found == elements.end() ? -1 : static_cast<int>(found - elements.begin());
}

TEST(PageStructure, IsReadInTheDecreesOrder) {
  const std::vector<std::string> elements = StructureOf(SetPageOf(SampleLetter()));
  int before = -1;
  for (const char* next :
       {"Document", "P CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "P Độc lập - Tự do - Hạnh phúc", "P UBND TỈNH THANH KHÊ",
        "P SỞ THÔNG TIN VÀ TRUYỀN THÔNG", "P Số: 05/STTTT-BCXB", "P Thanh Khê, ngày 06 tháng 02 năm 2024",
        "H1 V/v hướng dẫn tuyên truyền phòng, chống thiên tai trên hệ thống truyền thanh cơ sở", "P Kính gửi:", "L",
        "LBody - Các sở, ban, ngành;", "P Để chủ động ứng phó với mưa lũ, sạt lở đất", "P KT. GIÁM ĐỐC", "P PHÓ GIÁM ĐỐC", "Form",
        "P Nguyễn Thị Minh Hường", "P Nơi nhận:", "LBody - Như trên;"}) {
    const int place = PlaceOf(elements, next);
    EXPECT_GT(place, before) << next;
    before = place;
  }
}

TEST(PageStructure, TellsHeadsOfTablesAndJoinedCells) {
  const std::vector<std::string> elements = StructureOf(SetPageOf(SampleForm(DocumentType::kPlan)));
  EXPECT_NE(PlaceOf(elements, "TH /RowSpan 2 /Scope /Column STT"), -1);
  EXPECT_NE(PlaceOf(elements, "TH /ColSpan 2 /Scope /Column Phân công"), -1);
  EXPECT_NE(PlaceOf(elements, "TD 1.500.000"), -1);
  EXPECT_EQ(std::count(elements.begin(), elements.end(), "TR"), 6);
}

TEST(PageStructure, ReadsATableOfManyPagesOnceWithOneHead) {
  PageInput input = SampleLetter();
  input.draft.body.push_back(SampleTable(30));
  const std::string pdf = SetPageOf(input);
  EXPECT_GE(SetPageReader(pdf).pages(), 2);
  const std::vector<std::string> elements = StructureOf(pdf, false);
  EXPECT_EQ(std::count(elements.begin(), elements.end(), "Table"), 1);
  EXPECT_EQ(std::count(elements.begin(), elements.end(), "TR"), 32);
  EXPECT_EQ(std::count(elements.begin(), elements.end(), "TH /RowSpan 2 /Scope /Column"), 2);
}

TEST(PageStructure, PutsArticlesUnderTheirChapters) {
  const std::vector<std::string> elements = StructureOf(SetPageOf(SampleForm(DocumentType::kRegulation)));
  EXPECT_NE(PlaceOf(elements, "H1 QUY CHẾ"), -1);
  EXPECT_NE(PlaceOf(elements, "H2 Chương I"), -1);
  EXPECT_NE(PlaceOf(elements, "H2 QUY ĐỊNH CHUNG"), -1);
  EXPECT_NE(PlaceOf(elements, "H3 Điều 1. Phạm vi"), -1);
}

TEST(PageStructure, LeavesPageNumbersOut) {
  const std::string pdf = SetPageOf(WithBody(std::vector<std::string>(40, "Một dòng.")));
  EXPECT_TRUE(SetPageReader(pdf).Find("2"));
  for (const std::string& element : StructureOf(pdf)) EXPECT_NE(element.substr(element.find(' ') + 1), "2");
}

}  // namespace
}  // namespace vanthu::drafting
