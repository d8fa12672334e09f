#include "services/drafting/reading/docx_columns.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "services/drafting/reading/header_lines.h"
#include "services/drafting/reading/signing_lines.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"

namespace vanthu::drafting {
namespace {

constexpr size_t kColumnsMax = 2;

// No table of a content holds these.
bool IsOfFormOnly(const std::string& folded) {
  return IsNationalName(folded) || IsRecipientsLabel(folded) || IsAddresseesLabel(folded) ||
         (IsSymbolLine(folded) && folded.find(':') != std::string::npos);
}

template <class Test>
bool AnyLine(const DocxTable& table, Test test) {
  for (const DocxRow& row : table.rows) {
    for (const DocxCell& cell : row.cells) {
      for (const DocxParagraph* const paragraph : ParagraphsIn(cell.blocks)) {
        std::string_view text = paragraph->text;
        while (!text.empty()) {
          const size_t end = std::min(text.find('\n'), text.size());
          if (test(text::Trim(text.substr(0, end)))) return true;
          text.remove_prefix(std::min(end + 1, text.size()));
        }
      }
    }
  }
  return false;
}

void Gather(const std::vector<DocxBlock>& blocks, std::vector<const DocxParagraph*>& paragraphs) {
  for (const DocxBlock& block : blocks) {
    if (block.paragraph) {
      Gather(block.paragraph->boxes, paragraphs);
      paragraphs.push_back(&*block.paragraph);
    }
    if (!block.table) continue;
    for (const DocxRow& row : block.table->rows) {
      for (const DocxCell& cell : row.cells) Gather(cell.blocks, paragraphs);
    }
  }
}

}  // namespace

std::vector<const DocxParagraph*> ParagraphsIn(const std::vector<DocxBlock>& blocks) {
  std::vector<const DocxParagraph*> paragraphs;
  Gather(blocks, paragraphs);
  return paragraphs;
}

bool HoldWords(const std::vector<DocxBlock>& blocks) {
  const auto paragraphs = ParagraphsIn(blocks);
  return std::any_of(paragraphs.begin(), paragraphs.end(), [](const auto* each) { return !text::IsBlankText(each->text); });
}

bool IsBlank(const DocxCell& cell) { return !HoldWords(cell.blocks); }

bool IsBold(const DocxRow& row) {
  bool any = false;
  for (const DocxCell& cell : row.cells) {
    for (const DocxParagraph* const paragraph : ParagraphsIn(cell.blocks)) {
      if (text::IsBlankText(paragraph->text)) continue;
      const auto& runs = paragraph->emphasis;
      const auto size = static_cast<int>(paragraph->text.size());
      if (runs.size() != 1 || !runs[0].bold || runs[0].begin != 0 || runs[0].end != size) return false;
      any = true;
    }
  }
  return any;
}

bool SetsColumns(const DocxTable& table) {
  for (const DocxRow& row : table.rows) {
    const auto filled = std::count_if(row.cells.begin(), row.cells.end(), [](const DocxCell& cell) { return !IsBlank(cell); });
    if (static_cast<size_t>(filled) > kColumnsMax) return false;
  }
  if (AnyLine(table, [](std::string_view line) { return IsOfFormOnly(text::Fold(line)); })) return true;
  return !table.ruled && AnyLine(table, [](std::string_view line) {
    return IsHeaderLine(text::Fold(line)) || IsMark(line) || IsSigningLine(line);
  });
}

}  // namespace vanthu::drafting
