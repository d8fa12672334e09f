#include <algorithm>
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

TEST(DocxReading, ReadsEverySampleInEveryLayoutAsItsText) {
  int read = 0;
  for (const std::string& name : SampleNames()) {
    const Draft written = Read(SampleText(name));
    for (const DocxLayout& layout : AllDocxLayouts()) {
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
  EXPECT_GE(read, 9 * 96);
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
