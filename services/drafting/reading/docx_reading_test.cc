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

TEST(DocxReading, ReadsTheSampleAsItsText) {
  Draft draft = Read(SampleText("monthly.docx"));
  EXPECT_EQ(draft.parent_body, "UBND TỈNH SƠN THỦY");
  EXPECT_EQ(draft.issuing_body, "SỞ THÔNG TIN VÀ TRUYỀN THÔNG");
  draft.parent_body = draft.issuing_body = "";  // the text leaves them to the directory
  EXPECT_EQ(absl::StrJoin(SaidBy(draft), "\n"), absl::StrJoin(SaidBy(Read(SampleText("monthly.txt"))), "\n"));
}

}  // namespace
}  // namespace vanthu::drafting
