#include "services/drafting/reading/docx_manuscript.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/drafting/reading/docx_columns.h"
#include "services/drafting/reading/docx_document.h"
#include "services/drafting/reading/docx_first_page.h"
#include "services/drafting/reading/docx_parts.h"
#include "services/drafting/reading/docx_remarks.h"
#include "services/drafting/reading/pattern.h"
#include "services/drafting/reading/plain_text.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/legacy_encoding.h"
#include "services/platform/text/lines.h"

namespace vanthu::drafting {
namespace {

using status::Reason;

// "2", "- 2 -", "Trang 2/5".
bool IsPageNumber(std::string_view text) {
  static const auto& kPattern = *new Pattern(R"(^\W*(trang|page)?\W*[0-9]*\W*(/|tren|of)?\W*[0-9]*\W*$)");
  return kPattern.Matches(text::Fold(text));
}

// Of `size` bytes from `cut` on, counted from there.
std::vector<Emphasis> EmphasisIn(const DocxParagraph& paragraph, int cut, int size) {
  std::vector<Emphasis> emphasis;
  for (Emphasis run : paragraph.emphasis) {
    run.begin = std::clamp(run.begin - cut, 0, size);
    run.end = std::clamp(run.end - cut, 0, size);
    if (run.begin < run.end) emphasis.push_back(run);
  }
  return emphasis;
}

// The notes of one line are told apart by the part that each counts as, and the paragraphs of a note too.
constexpr int kNotePart = 1000;

// Lays blocks out as the lines of a manuscript.
class Composer {
 public:
  void Add(const std::vector<DocxBlock>& blocks) {
    for (const DocxBlock& block : blocks) {
      if (block.paragraph) AddParagraph(*block.paragraph);
      if (block.table) SetsColumns(*block.table) ? AddColumns(*block.table) : AddTable(*block.table);
    }
  }

  // What is in the file, but not of its text.
  void SetAside(std::string_view text) {
    if (!text::IsBlankText(text)) manuscript_.aside.push_back({0, text::CollapseBlanks(text)});
  }

  // A note of the text: where the text refers to it, which is inside the content more often than not.
  void SetAsideNote(const std::string& id, std::string_view text) {
    const auto found = notes_.find(id);
    if (found == notes_.end()) return SetAside(text);
    if (text::IsBlankText(text)) return;
    found->second.text = text::CollapseBlanks(text);
    ++found->second.part;
    manuscript_.aside.push_back(found->second);
  }

  void AddFoot(std::string_view text) { manuscript_.foot.push_back({0, std::string(text)}); }

  Manuscript Finish(const DocxFacts& facts) && {
    remarks_.Add(facts, std::max(number_, 1));
    remarks_.Say(manuscript_);
    for (auto* const lines : {&manuscript_.foot, &manuscript_.aside}) {
      for (UnplacedLine& line : *lines) {
        if (line.line == 0) line.line = ++number_;
      }
    }
    return std::move(manuscript_);
  }

  const Manuscript& manuscript() const { return manuscript_; }

 private:
  void AddParagraph(const DocxParagraph& paragraph) {
    Add(paragraph.boxes);
    AddLine(paragraph, ++number_, Cell::kWhole);
  }

  void Note(const DocxParagraph& paragraph, int number, Cell cell = Cell::kWhole) {
    DocxFacts facts = paragraph.facts;
    facts[static_cast<size_t>(DocxFact::kTextBox)] = HoldWords(paragraph.boxes);
    remarks_.Add(facts, number);
    SetAside(paragraph.hidden);
    for (const std::string& id : paragraph.notes) notes_[id] = {number, "", cell, kNotePart * ++note_};
  }

  void NoteAll(const std::vector<const DocxParagraph*>& paragraphs, int number) {
    for (const DocxParagraph* const paragraph : paragraphs) Note(*paragraph, number);
  }

  void AddLine(const DocxParagraph& paragraph, int number, Cell cell) {
    Note(paragraph, number, cell);
    bool& after_blank = after_blank_.at(static_cast<size_t>(cell));
    const std::string_view trimmed = text::Trim(paragraph.text);
    if (trimmed.empty()) {
      after_blank = true;
      return;
    }
    ManuscriptLine line{{number, number, cell}, std::string(trimmed), {}, {}, after_blank || paragraph.begins_anew};
    const auto cut = static_cast<int>(trimmed.data() - paragraph.text.data()), size = static_cast<int>(trimmed.size());
    line.emphasis = EmphasisIn(paragraph, cut, size);
    manuscript_.lines.push_back(std::move(line));
    after_blank = false;
  }

  void AddColumns(const DocxTable& table) {
    for (const DocxRow& row : table.rows) AddRow(row);
    after_blank_.fill(true);
  }

  // A row with one cell is a line of its own; of two, the lines stand beside one another.
  void AddRow(const DocxRow& row) {
    if (row.cells.size() == 1) return Add(row.cells.front().blocks);
    std::array<std::vector<const DocxParagraph*>, 2> columns;
    size_t filled = 0;
    for (const DocxCell& cell : row.cells) filled += IsBlank(cell) ? 0 : 1;
    for (size_t at = 0; at < row.cells.size(); ++at) {
      if (IsBlank(row.cells[at])) {
        NoteAll(ParagraphsIn(row.cells[at].blocks), number_ + 1);  // a picture of a seal, words that are hidden
        continue;
      }
      const bool right = filled == 2 ? !columns[0].empty() : 2 * at >= row.cells.size();
      columns.at(right ? 1 : 0) = ParagraphsIn(row.cells[at].blocks);
    }
    const size_t lines = std::max(columns[0].size(), columns[1].size());
    for (size_t at = 0; at < std::max<size_t>(lines, 1); ++at) {
      ++number_;
      if (at < columns[0].size()) AddLine(*columns[0][at], number_, Cell::kLeft);
      if (at < columns[1].size()) AddLine(*columns[1][at], number_, Cell::kRight);
    }
  }

  // Of a table of the content each row is a line.
  void AddTable(const DocxTable& source) {
    ManuscriptLine line{{number_ + 1, number_ + static_cast<int>(source.rows.size())}, ""};
    Table table;
    table.column_widths = source.column_widths;
    for (const DocxRow& row : source.rows) {
      ++number_;
      const bool heads = row.heading || (table.rows.empty() && IsBold(row));
      if (heads && table.heading_rows == static_cast<int>(table.rows.size())) ++table.heading_rows;
      table.rows.push_back(CellsOf(row, line.text));
    }
    line.after_blank = true;
    after_blank_.fill(true);
    if (line.text.empty()) return;
    line.table = std::move(table);
    manuscript_.lines.push_back(std::move(line));
  }

  std::vector<TableCell> CellsOf(const DocxRow& row, std::string& words) {
    std::vector<TableCell> cells;
    for (const DocxCell& source : row.cells) {
      TableCell& cell = cells.emplace_back(TableCell{"", source.column_span, source.row_span});
      NoteTables(source.blocks);
      for (const DocxParagraph* const paragraph : ParagraphsIn(source.blocks)) {
        Note(*paragraph, number_);
        AddWords(*paragraph, cell);
      }
      if (!cell.text.empty()) absl::StrAppend(&words, words.empty() ? "" : " ", cell.text);
    }
    return cells;
  }

  void NoteTables(const std::vector<DocxBlock>& blocks) {
    if (std::any_of(blocks.begin(), blocks.end(), [](const DocxBlock& block) { return block.table && HoldWords({block}); }))
      remarks_.Add(DocxFacts().set(static_cast<size_t>(DocxFact::kTableInTable)), number_);
  }

  static void AddWords(const DocxParagraph& paragraph, TableCell& cell) {
    const std::string_view text = text::Trim(paragraph.text);
    if (text.empty()) return;
    if (!cell.text.empty()) cell.text += '\n';
    const auto cut = static_cast<int>(text.data() - paragraph.text.data()), size = static_cast<int>(text.size());
    const auto from = static_cast<int>(cell.text.size());
    for (const Emphasis& run : EmphasisIn(paragraph, cut, size))
      cell.emphasis.push_back({run.begin + from, run.end + from, run.bold, run.italic});
    cell.text += text;
  }

  Manuscript manuscript_;
  DocxRemarks remarks_;
  std::map<std::string, UnplacedLine, std::less<>> notes_;  // by id: where the text refers to them
  int note_ = 0;
  int number_ = 0;
  std::array<bool, 3> after_blank_ = {true, true, true};  // by cell
};

void SetAsideNotes(const DocxParts& parts, DocxReader& reader, Composer& composer) {
  for (const XmlElement& notes : parts.notes) {
    for (const XmlElement& note : notes.children) {
      if (const auto type = note.Attribute("type"); !type.empty() && type != "normal") continue;  // the line above the notes
      const std::vector<DocxBlock> blocks = reader.Blocks(note);
      for (const DocxParagraph* const paragraph : ParagraphsIn(blocks)) composer.SetAsideNote(DocxNoteId(note), paragraph->text);
    }
  }
}

// What stands on every page, each once: first, even and other pages mostly say the same. Page numbers are the layout's.
class PageTexts {
 public:
  PageTexts(DocxReader& reader, Composer& composer) : reader_(reader), composer_(composer) {}

  void AddFoot(const XmlElement& footer) {
    for (const std::string& text : NewIn(footer)) composer_.AddFoot(text);
  }
  void SetAside(const XmlElement& part) {
    for (const std::string& text : NewIn(part)) {
      composer_.SetAside(text);
      any_aside_ = true;
    }
  }
  bool any_aside() const { return any_aside_; }

 private:
  std::vector<std::string> NewIn(const XmlElement& part) {
    const std::vector<DocxBlock> blocks = reader_.Blocks(part);
    std::vector<std::string> texts;
    for (const DocxParagraph* const paragraph : ParagraphsIn(blocks)) {
      const std::string text = text::CollapseBlanks(paragraph->text);
      if (!text.empty() && !IsPageNumber(text) && seen_.insert(text).second) texts.push_back(text);
    }
    return texts;
  }

  DocxReader& reader_;
  Composer& composer_;
  std::set<std::string> seen_;
  bool any_aside_ = false;
};

absl::Status CheckWords(const Manuscript& manuscript, std::string_view file_name) {
  std::string words;
  for (const ManuscriptLine& line : manuscript.lines) absl::StrAppend(&words, line.text, "\n");
  RETURN_IF_ERROR(CheckTextSize(words.size(), file_name));
  if (text::IsBlankText(words)) return status::Error(Reason::kEmptyFile, {{"name", std::string(file_name)}});
  const auto encoding = text::LegacyEncodingOf(words);
  if (!encoding) return absl::OkStatus();
  return status::Error(Reason::kLegacyEncoding, {{"name", std::string(file_name)}, {"value", std::string(*encoding)}});
}

}  // namespace

absl::StatusOr<Manuscript> ReadDocx(std::string_view file_bytes, std::string_view file_name) {
  ASSIGN_OR_RETURN(const DocxParts parts, ReadDocxParts(file_bytes, file_name));
  const DocxStyles styles(parts.styles);
  DocxNumbering numbering(parts.numbering);
  DocxReader reader(styles, numbering);
  const XmlElement* const body = parts.document.Child("w:body");
  const std::vector<DocxBlock> blocks = body == nullptr ? std::vector<DocxBlock>() : reader.Blocks(*body);
  const DocxFirstPage page = FirstPageOf(parts);
  const std::vector<DocxBlock> header = page.header == nullptr ? std::vector<DocxBlock>() : reader.Blocks(*page.header);
  const bool begins_in_header = HoldsLetterhead(header, blocks);
  Composer composer;
  if (begins_in_header) composer.Add(header);
  composer.Add(blocks);
  RETURN_IF_ERROR(CheckWords(composer.manuscript(), file_name));
  SetAsideNotes(parts, reader, composer);
  PageTexts texts(reader, composer);
  if (page.footer != nullptr) texts.AddFoot(*page.footer);
  for (const DocxPagePart& part : parts.page_parts) {
    if (!begins_in_header || &part.content != page.header) texts.SetAside(part.content);
  }
  Manuscript manuscript = std::move(composer).Finish(reader.facts());
  if (texts.any_aside()) SayPageText(manuscript);
  if (parts.has_macros) SayMacros(manuscript);
  if (parts.has_remote_template) SayRemoteTemplate(manuscript);
  return manuscript;
}

}  // namespace vanthu::drafting
