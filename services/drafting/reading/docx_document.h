#pragma once

#include <bitset>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/drafting/draft/draft.h"
#include "services/drafting/reading/docx_numbering.h"
#include "services/drafting/reading/docx_styles.h"
#include "services/drafting/reading/docx_xml.h"

namespace vanthu::drafting {

// What a file holds besides plain words, and a person should know of.
enum class DocxFact {
  kInsertion,     // tracked, not accepted: read
  kDeletion,      // tracked, not accepted: left out
  kComment,       // left out
  kHidden,        // formatted as hidden: set aside
  kPicture,       // left out, never decoded
  kObject,        // OLE, chart, diagram, another file: left out
  kEquation,      // read as its letters
  kSymbol,        // of a font that has no Unicode: U+FFFD
  kNote,          // a footnote or endnote: set aside
  kRaised,        // super- or subscript that Unicode has no letter for: read as plain words
  kStruck,        // words with a line through them: read
  kTextBox,       // read before the paragraph that it is anchored in
  kTableInTable,  // its words are read, its columns are not
  kInvisible,     // characters that are not seen: taken out
  kDecomposed,    // NFD: composed
  kCount
};
using DocxFacts = std::bitset<static_cast<size_t>(DocxFact::kCount)>;

struct DocxBlock;

struct DocxParagraph {
  std::string text;  // NFC, with the number that it bears; '\n' for a line break, '\t' for a tab
  std::vector<Emphasis> emphasis;
  std::vector<DocxBlock> boxes;    // text boxes that are anchored in it
  std::vector<std::string> notes;  // the ids of its footnotes and endnotes, as DocxNoteId gives them
  std::string hidden;
  DocxFacts facts;
  bool begins_anew = false;  // set as a paragraph of running text: indented or justified
};

struct DocxCell {
  std::vector<DocxBlock> blocks;
  int column_span = 1;
  int row_span = 1;
  bool goes_on = false;  // while reading: it is part of the cell above
};

struct DocxRow {
  std::vector<DocxCell> cells;
  bool heading = false;
};

struct DocxTable {
  std::vector<int> column_widths;
  std::vector<DocxRow> rows;
  bool ruled = false;  // some line of it is seen
};

// One of the two.
struct DocxBlock {
  std::optional<DocxParagraph> paragraph;
  std::optional<DocxTable> table;
};

// Reads the blocks of a .docx's parts in the order in which its lists count. It does not own what it is given. Threads: one.
class DocxReader {
 public:
  DocxReader(const DocxStyles& styles, DocxNumbering& numbering) : styles_(styles), numbering_(numbering) {}

  // The blocks inside `container` (w:body, w:tc, w:txbxContent, w:footnote, w:hdr).
  std::vector<DocxBlock> Blocks(const XmlElement& container);
  // What belongs to no paragraph of its own.
  const DocxFacts& facts() const { return facts_; }

 private:
  void ReadBlocks(const XmlElement& container, std::vector<DocxBlock>& blocks);
  void ReadParagraph(const XmlElement& paragraph, std::vector<DocxBlock>& blocks);
  DocxTable ReadTable(const XmlElement& table);
  void ReadRows(const XmlElement& container, DocxTable& table);
  void ReadCells(const XmlElement& container, DocxTable& table, DocxRow& row);

  const DocxStyles& styles_;
  DocxNumbering& numbering_;
  DocxFacts facts_;
  bool mark_was_deleted_ = false;  // the paragraph before goes on in this one
};

// The one branch of mc:AlternateContent that is read: its other branches are the same for other programs (ECMA-376 Part 3, 7.5).
const XmlElement* ChosenBranch(const XmlElement& alternate);

// Tells notes apart by reference (w:footnoteReference, w:endnoteReference) and by themselves (w:footnote, w:endnote) alike.
std::string DocxNoteId(const XmlElement& note);

// Whether what it holds counts as deleted (w:del, w:moveFrom).
bool IsDeletion(const XmlElement& element);

}  // namespace vanthu::drafting
