#include "services/drafting/reading/docx_document.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/numbers.h"
#include "services/drafting/reading/docx_runs.h"
#include "services/platform/text/lines.h"

namespace vanthu::drafting {
namespace {

constexpr int kColumnsMax = 64;  // more cannot be read on a page

// A container that holds blocks among other things: what else may stand between w:body and w:p.
bool IsInline(const XmlElement& element) {
  return element.name == "w:r" || element.name == "w:hyperlink" || element.name == "w:fldSimple";
}

int Columns(std::string_view text) {
  int count = 0;
  return absl::SimpleAtoi(std::string(text), &count) ? std::clamp(count, 0, kColumnsMax) : 0;
}

bool HasText(const XmlElement& element) {
  return !element.text.empty() || std::any_of(element.children.begin(), element.children.end(), HasText);
}

bool IsBlank(const DocxBlock& block) {
  return block.paragraph && text::IsBlankText(block.paragraph->text) && block.paragraph->boxes.empty();
}

// Cells that go on below become one with more rows; what words they have (a program may leave some there) go with them.
void MergeDown(DocxTable& table) {
  std::map<int, std::pair<size_t, size_t>> above;  // by column: row and place of the last cell that begins there
  for (size_t at = 0; at < table.rows.size(); ++at) {
    int column = 0;
    std::vector<DocxCell> kept;
    for (DocxCell& cell : table.rows[at].cells) {
      const auto found = above.find(column);
      const int begin = std::exchange(column, column + cell.column_span);
      if (cell.goes_on && found != above.end()) {
        DocxCell& upper = table.rows[found->second.first].cells[found->second.second];
        if (found->second.first + static_cast<size_t>(upper.row_span) == at && upper.column_span == cell.column_span) {
          ++upper.row_span;
          std::erase_if(cell.blocks, IsBlank);
          std::move(cell.blocks.begin(), cell.blocks.end(), std::back_inserter(upper.blocks));
          continue;
        }
      }
      above[begin] = {at, kept.size()};
      kept.push_back(std::move(cell));
    }
    table.rows[at].cells = std::move(kept);
  }
}

bool IsTracked(const XmlElement* properties, std::string_view change) {
  const XmlElement* const mark = properties == nullptr ? nullptr : properties->Child("w:rPr");
  return mark != nullptr && mark->Child(change) != nullptr;
}

}  // namespace

const XmlElement* ChosenBranch(const XmlElement& alternate) {
  const XmlElement* const choice = alternate.Child("mc:Choice");
  const XmlElement* const fallback = alternate.Child("mc:Fallback");
  if (choice == nullptr || (!HasText(*choice) && fallback != nullptr && HasText(*fallback))) return fallback;
  return choice;
}

std::string DocxNoteId(const XmlElement& note) {
  return (note.name.starts_with("w:footnote") ? "f" : "e") + std::string(note.Attribute("id"));
}

bool IsDeletion(const XmlElement& element) { return element.name == "w:del" || element.name == "w:moveFrom"; }

std::vector<DocxBlock> DocxReader::Blocks(const XmlElement& container) {
  const bool outer_mark = std::exchange(mark_was_deleted_, false);
  std::vector<DocxBlock> blocks;
  ReadBlocks(container, blocks);
  mark_was_deleted_ = outer_mark;
  return blocks;
}

void DocxReader::ReadBlocks(const XmlElement& container, std::vector<DocxBlock>& blocks) {
  for (const XmlElement& child : container.children) {
    if (child.name == "w:p") {
      ReadParagraph(child, blocks);
    } else if (child.name == "w:tbl") {
      blocks.push_back({{}, ReadTable(child)});
      mark_was_deleted_ = false;
    } else if (child.name == "mc:AlternateContent") {
      if (const XmlElement* const chosen = ChosenBranch(child)) ReadBlocks(*chosen, blocks);
    } else if (IsDeletion(child)) {
      facts_.set(static_cast<size_t>(DocxFact::kDeletion));
    } else if (child.name == "w:altChunk") {
      facts_.set(static_cast<size_t>(DocxFact::kObject));
    } else if (IsInline(child)) {
      ReadParagraph(XmlElement{"w:p", {}, {child}, ""}, blocks);
    } else {
      ReadBlocks(child, blocks);
    }
  }
}

void DocxReader::ReadParagraph(const XmlElement& element, std::vector<DocxBlock>& blocks) {
  const XmlElement* const properties = element.Child("w:pPr");
  std::string_view style = properties == nullptr ? std::string_view() : properties->Value("w:pStyle");
  if (style.empty()) style = styles_.default_paragraph_style();
  const ParagraphLook look = styles_.LookOfParagraph(style, properties);
  const bool joins =
      std::exchange(mark_was_deleted_, IsTracked(properties, "w:del")) && !blocks.empty() && blocks.back().paragraph;
  DocxParagraph paragraph = joins ? std::move(*blocks.back().paragraph) : DocxParagraph{};
  if (joins) blocks.pop_back();
  if (mark_was_deleted_) paragraph.facts.set(static_cast<size_t>(DocxFact::kDeletion));
  if (IsTracked(properties, "w:ins")) paragraph.facts.set(static_cast<size_t>(DocxFact::kInsertion));
  paragraph.begins_anew = paragraph.begins_anew || look.as_paragraph;
  const std::string number = joins || look.list.empty() ? "" : numbering_.Next(look.list, look.level, style);
  paragraph.text += number;
  const size_t before = paragraph.text.size();
  RunGatherer gatherer(styles_, *this, style, paragraph);
  gatherer.Gather(element);
  gatherer.Finish();
  // A number without words is shown by Word, but says nothing.
  if (!number.empty() && text::IsBlankText(std::string_view(paragraph.text).substr(std::min(before, paragraph.text.size())))) {
    paragraph.text.clear();
    paragraph.emphasis.clear();
  }
  blocks.push_back({std::move(paragraph), {}});
}

DocxTable DocxReader::ReadTable(const XmlElement& element) {
  DocxTable table;
  if (const XmlElement* const properties = element.Child("w:tblPr")) {
    table.ruled = DrawsLines(properties->Child("w:tblBorders")).value_or(styles_.IsRuled(properties->Value("w:tblStyle")));
  }
  if (const XmlElement* const grid = element.Child("w:tblGrid")) {
    for (const XmlElement& column : grid->children) {
      int width = 0;
      const bool has_width = absl::SimpleAtoi(std::string(column.Attribute("w")), &width) && width > 0;
      if (column.name == "w:gridCol" && table.column_widths.size() < kColumnsMax)
        table.column_widths.push_back(has_width ? width : 1);
    }
  }
  ReadRows(element, table);
  MergeDown(table);
  return table;
}

void DocxReader::ReadRows(const XmlElement& container, DocxTable& table) {
  for (const XmlElement& child : container.children) {
    if (child.name == "w:tblPr" || child.name == "w:tblGrid") continue;
    if (child.name != "w:tr") {
      ReadRows(child, table);
      continue;
    }
    const XmlElement* const properties = child.Child("w:trPr");
    if (properties != nullptr && properties->Child("w:del") != nullptr) {
      facts_.set(static_cast<size_t>(DocxFact::kDeletion));
      continue;
    }
    if (properties != nullptr && properties->Child("w:ins") != nullptr) facts_.set(static_cast<size_t>(DocxFact::kInsertion));
    DocxRow row;
    row.heading = OnOff(properties, "w:tblHeader").value_or(false);
    const int before = properties == nullptr ? 0 : Columns(properties->Value("w:gridBefore"));
    if (before > 0) row.cells.push_back({{}, before, 1});
    ReadCells(child, table, row);
    table.rows.push_back(std::move(row));
  }
}

void DocxReader::ReadCells(const XmlElement& container, DocxTable& table, DocxRow& row) {
  for (const XmlElement& child : container.children) {
    if (child.name == "w:trPr" || child.name == "w:tblPrEx") continue;
    if (child.name != "w:tc") {
      ReadCells(child, table, row);
      continue;
    }
    DocxCell cell;
    cell.blocks = Blocks(child);
    bool joins_left = false;  // w:hMerge, as old programs write a span
    if (const XmlElement* const properties = child.Child("w:tcPr")) {
      cell.column_span = std::max(Columns(properties->Value("w:gridSpan")), 1);
      const XmlElement* const down = properties->Child("w:vMerge");
      const XmlElement* const right = properties->Child("w:hMerge");
      cell.goes_on = down != nullptr && down->Attribute("val") != "restart";
      joins_left = right != nullptr && right->Attribute("val") != "restart" && !row.cells.empty();
      table.ruled = DrawsLines(properties->Child("w:tcBorders")).value_or(false) || table.ruled;
    }
    if (!joins_left) {
      row.cells.push_back(std::move(cell));
      continue;
    }
    DocxCell& left = row.cells.back();
    left.column_span = std::min(left.column_span + cell.column_span, kColumnsMax);
    std::erase_if(cell.blocks, IsBlank);
    std::move(cell.blocks.begin(), cell.blocks.end(), std::back_inserter(left.blocks));
  }
}

}  // namespace vanthu::drafting
