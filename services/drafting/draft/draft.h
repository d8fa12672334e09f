#pragma once

#include <optional>
#include <string>
#include <vector>

#include "services/drafting/draft/document_type.h"
#include "services/platform/vocabulary/dispatch.h"

namespace vanthu::drafting {

// Which part of a line: a header set in two columns gives two cells on one line.
enum class Cell { kWhole = 0, kLeft = 1, kRight = 2 };

// Where in the file a field was found: lines counted from 1; none for what a person typed.
struct Span {
  int first_line = 0;
  int last_line = 0;
  Cell cell = Cell::kWhole;
  int part = 0;  // which of several that stand in one cell of one line (parted by <br>, or glued), from 1; 0: it is the only one
};

// A line of Kính gửi or Nơi nhận (Phụ lục I.II.9): the words as written, without dash and closing punctuation, and what stood in
// brackets.
struct RecipientItem {
  std::string text;         // "Các sở, ban, ngành"
  std::string note;         // "để báo cáo"; empty without brackets
  std::string punctuation;  // as written at the end: ";", "." or none (the linter judges it)
  Span span;
};

// Phụ lục I.II.6 asks of the first citation of a document all that Citation holds, of later ones only type, number and symbol.
enum class CitationForm { kFirst = 0, kLater = 1 };

// A dispatch that the text refers to (Phụ lục I.II.6).
struct Citation {
  std::string type;      // "Công văn", "Quyết định"
  std::string number;    // "1531/BTTTT-TTĐN"
  std::string day;       // as written: "23/04/2024"; empty where not given
  std::string issuer;    // "Bộ Thông tin và Truyền thông"; empty where not given
  std::string abstract;  // what follows "về việc"; empty where not given
  Span span;
  CitationForm form = CitationForm::kFirst;  // by its place: the first of its number in the text, or a repeat
};

enum class BlockKind {
  kBasis /* căn cứ */,
  kHeading /* Phần, Chương, Mục, Điều */,
  kClause /* 1. */,
  kPoint /* a) */,
  kParagraph,
  kListItem,
  kTable
};

// A run of a block's text that is set in bold or italic; byte offsets into the text, on letter boundaries.
struct Emphasis {
  int begin = 0;
  int end = 0;
  bool bold = false;
  bool italic = false;
};

// One cell of a table; its paragraphs are parted by '\n'. A cell that spans takes the place of those it covers: they are not in
// the row.
struct TableCell {
  std::string text;
  int column_span = 1;
  int row_span = 1;
  std::vector<Emphasis> emphasis;  // as that of a block
};

// A table of the content. The first `heading_rows` rows are repeated on each page that it goes on to.
struct Table {
  int heading_rows = 0;
  std::vector<int> column_widths;  // relative to one another; empty: as the text needs
  std::vector<std::vector<TableCell>> rows;
};

// One paragraph of the content, in NFC, without line breaks; or a table, whose text stands in its cells.
struct Block {
  BlockKind kind = BlockKind::kParagraph;
  std::string text;
  Span span;
  std::vector<Emphasis> emphasis;  // in order, not overlapping
  std::optional<Table> table;      // of kTable only
};

// Phụ lục (I.III.1): what stands after the signature, numbered by itself.
struct Annex {
  std::string label;  // "PHỤ LỤC", "Phụ lục II"
  std::string title;
  std::string note;  // "(Kèm theo Công văn số … ngày …)": in an electronic dispatch the blanks need not be filled
  std::vector<Block> body;
  Span span;
};

// Lưu: the last line of Nơi nhận (Phụ lục I.II.9): archive, drafting unit, drafter's initials.
struct ArchiveLine {
  std::string archive;           // "VT"
  std::string unit;              // "TTBCXB"
  std::string drafter_initials;  // "CH"
  std::string written;           // the whole line as written
  Span span;
};

// The signature block (Điều 13, Phụ lục I.II.7).
struct SignatureBlock {
  std::vector<std::string> authority_lines;  // "KT. GIÁM ĐỐC", as written, from top to bottom
  std::string position;                      // "PHÓ GIÁM ĐỐC"; the signer's own
  std::string full_name;
  Span span;
};

// Place and date (Phụ lục I.II.4), as written; a part that is blank stays blank and is never filled from elsewhere.
struct PlaceAndDate {
  std::string place;
  std::optional<int> day;
  std::optional<int> month;
  std::optional<int> year;
  std::string written;
  Span span;
};

// Số và ký hiệu (Phụ lục I.II.3).
struct NumberAndSymbol {
  std::optional<int> number;  // blank until the register gives one
  std::string notation;       // "STTTT-TTBCXB"
  std::string written;
  Span span;
};

// What reading has to tell a person about one field.
struct Remark {
  std::string field;
  std::string vietnamese;
  std::string english;
  Span span;
};
using Undecided = Remark;  // could not be decided: said instead of guessed
using Mended = Remark;     // was changed while reading (composed to NFC, emphasis marks taken off): said, never silent

// How sure reading is that a run of lines belongs to its field: it says so in words of its own (a label, a pattern only it has);
// it stands where that field stands in the decree's form; or both are wanting and a person should look.
enum class Certainty { kSure = 0, kLikely = 1, kDoubtful = 2 };

// Which field a run of the file's lines went to. The origins and the unplaced lines together hold every non-blank part of a cell
// exactly once; `field` is the JSON name of a member of Draft, or "label" for words that every dispatch bears (quốc hiệu, "Kính
// gửi:", "Nơi nhận:").
struct Origin {
  std::string field;
  Span span;
  Certainty certainty = Certainty::kSure;
};

struct UnplacedLine {
  int line = 0;
  std::string text;
  Cell cell = Cell::kWhole;
  int part = 0;  // as in Span
};

// A structured draft: the components of Điều 8 and Phụ lục I of Nghị định 30/2020/NĐ-CP. A plain value; equality and hash by its
// JSON (draft_json.h). All text is NFC.
struct Draft {
  DocumentType type = DocumentType::kOfficialLetter;
  std::string parent_body;   // cơ quan chủ quản, as written; may be empty
  std::string issuing_body;  // cơ quan ban hành, as written; may be empty (then the directory gives it by the symbol)
  NumberAndSymbol symbol;
  PlaceAndDate place_and_date;
  std::string abstract;  // trích yếu, without "V/v"
  Urgency urgency = Urgency::kNormal;
  std::string circulation_mark;  // "LƯU HÀNH NỘI BỘ", "XEM XONG TRẢ LẠI", "TÀI LIỆU THU HỒI" (I.III.2); empty: none
  std::string secrecy_mark;      // "MẬT", "TỐI MẬT", "TUYỆT MẬT"; empty for the only kind that may be issued here
  std::vector<RecipientItem> addressees;  // Kính gửi; of a công điện those behind "… điện:", which stand in the body too
  std::vector<Block> body;
  std::string closing;  // the closing mark as written after the last word: "./.", "/.", "." or none
  std::vector<Citation> citations;
  std::string attachment_note;            // "(Gửi kèm …)"
  std::vector<RecipientItem> recipients;  // Nơi nhận, without the Lưu line
  std::optional<ArchiveLine> archive;
  SignatureBlock signature;  // whose signature issues the document
  // Who sign beside that one, as written from left to right: the secretary of a biên bản, the other party of a hợp đồng, a bản
  // ghi nhớ, a bản thỏa thuận.
  std::vector<SignatureBlock> co_signers;
  std::string drafter_code;  // "PL.(300)": the drafter's code and the number of copies (I.III.4)
  std::string contact;       // address, telephone, e-mail at the foot of page 1 (I.III.5)
  std::vector<Annex> annexes;
  std::vector<Undecided> undecided;
  std::vector<Mended> mended;
  std::vector<UnplacedLine> unplaced;
  std::vector<Origin> origins;  // in the order of the file; empty for what a person typed
};

}  // namespace vanthu::drafting
