#include "services/drafting/reading/docx_layouts.h"

#include <algorithm>
#include <map>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "services/drafting/draft/document_type.h"
#include "services/drafting/reading/made_docx.h"
#include "services/platform/text/fold.h"

namespace vanthu::drafting {
namespace {

using Lines = std::vector<std::string>;

// "Đậm" is based on "Thường", "IN HOA" on "Đậm".
constexpr char kStyles[] =
    R"(<w:style w:type="paragraph" w:default="1" w:styleId="Thuong"><w:pPr><w:jc w:val="left"/></w:pPr></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="Dam"><w:basedOn w:val="Thuong"/><w:rPr><w:b/></w:rPr></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="InHoa"><w:basedOn w:val="Dam"/><w:rPr><w:caps/></w:rPr></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="Doan"><w:basedOn w:val="Thuong"/><w:pPr><w:jc w:val="both"/></w:pPr></w:style>)";

constexpr char kLists[] =
    R"(<w:abstractNum w:abstractNumId="0">)"
    R"(<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>)"
    R"xml(<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>)xml"
    R"(<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>)";

class Setter {
 public:
  Setter(const Draft& draft, const DocxLayout& layout) : draft_(draft), layout_(layout) {}

  std::string Set() {
    SetHeader();
    SetOpening();
    for (const Block& block : draft_.body) SetBlock(block, &block == &draft_.body.back() ? draft_.closing : "");
    if (!draft_.attachment_note.empty()) Add(draft_.attachment_note, "Doan");
    SetTail();
    MadeDocx docx(body_);
    docx.Styles(kStyles).Numbering(kLists);
    return docx.Bytes();
  }

 private:
  std::string Line(std::string_view text, std::string_view style = "") const {
    const bool in_capitals = style.empty() && text::IsInCapitals(text);
    const bool by_style = layout_.by_styles && in_capitals;
    const std::string words = by_style ? text::Lower(text) : std::string(text);
    const std::string name = by_style ? "InHoa" : std::string(style);
    const std::string look = in_capitals && !by_style ? "<w:b/>" : "";
    std::string runs;
    if (layout_.split_runs) {
      std::string gap;
      for (const auto word : absl::StrSplit(words, ' ')) {
        runs += RunXml(gap + std::string(word), look);
        gap = " ";
      }
    } else {
      runs = RunXml(words, look);
    }
    return ParagraphXml(runs, name.empty() ? "" : absl::StrCat("<w:pStyle w:val=\"", name, "\"/>"));
  }

  std::string AllOf(const Lines& lines) const {
    std::string paragraphs;
    for (const std::string& line : lines) paragraphs += Line(line);
    return paragraphs.empty() ? WordsXml("") : paragraphs;
  }

  void Add(std::string_view text, std::string_view style = "") { body_ += Line(text, style); }

  void SetSideBySide(DocxLayout::Columns columns, const std::vector<std::pair<Lines, Lines>>& rows) {
    using Columns = DocxLayout::Columns;
    std::string cells;
    for (const auto& [left, right] : rows) {
      if (columns == Columns::kTable) cells += RowXml(CellXml(AllOf(left)) + CellXml(AllOf(right)));
      if (columns == Columns::kBoxes) body_ += ParagraphXml(TextBoxXml(AllOf(left)) + TextBoxXml(AllOf(right)));
      if (columns == Columns::kLines) body_ += AllOf(left) + AllOf(right);
      if (columns != Columns::kTabs) continue;
      for (size_t at = 0; at < std::max(left.size(), right.size()); ++at) {
        const std::string one = at < left.size() ? left[at] : "", other = at < right.size() ? right[at] : "";
        body_ += WordsXml(other.empty() ? one : absl::StrCat(one, "\t\t", other));
      }
    }
    if (columns == Columns::kTable) body_ += TableXml(cells);
    body_ += WordsXml("");
  }

  void SetHeader() {
    Lines left, below;
    if (!draft_.parent_body.empty()) left.push_back(draft_.parent_body);
    if (!draft_.issuing_body.empty()) left.push_back(draft_.issuing_body);
    const std::string number = draft_.symbol.number ? absl::StrFormat("%02d", *draft_.symbol.number) : "   ";
    below.push_back(absl::StrFormat("Số: %s/%s", number, draft_.symbol.notation));
    const bool is_letter = draft_.type == DocumentType::kOfficialLetter;
    if (is_letter) below.push_back(absl::StrCat("V/v ", draft_.abstract));
    Lines marks;
    if (draft_.urgency == Urgency::kFlash) marks.push_back("HỎA TỐC");
    if (draft_.urgency == Urgency::kUrgent) marks.push_back("KHẨN");
    if (draft_.urgency == Urgency::kVeryUrgent) marks.push_back("THƯỢNG KHẨN");
    SetSideBySide(layout_.header,
                  {{left, {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"}}, {below, {DateLine()}}});
    for (const std::string& mark : marks) Add(mark);
  }

  std::string DateLine() const {
    const PlaceAndDate& date = draft_.place_and_date;
    if (!date.day || !date.month || !date.year) return date.written;
    return absl::StrFormat("%s, ngày %02d tháng %d năm %d", date.place, *date.day, *date.month, *date.year);
  }

  void SetOpening() {
    if (draft_.type != DocumentType::kOfficialLetter) {
      Add(text::Upper(FactsOf(draft_.type).name));
      Add(draft_.abstract, "Dam");
      Add("");
    }
    if (draft_.addressees.empty()) return;
    Add("Kính gửi:");
    for (const RecipientItem& item : draft_.addressees) Add(absl::StrCat("- ", Written(item)));
    Add("");
  }

  static std::string Written(const RecipientItem& item) {
    return absl::StrCat(item.text, item.note.empty() ? "" : absl::StrCat(" (", item.note, ")"), item.punctuation);
  }

  void SetBlock(const Block& block, std::string_view closing) {
    const std::string text = block.text + std::string(closing);
    const bool clause = block.kind == BlockKind::kClause, point = block.kind == BlockKind::kPoint;
    const size_t blank = text.find(' ');
    const std::string expected =
        clause ? absl::StrCat(clauses_ + 1, ".") : std::string(1, static_cast<char>('a' + points_)) + ")";
    if (!layout_.numbers_itself || !(clause || point) || text.substr(0, blank) != expected) return Add(text, "Doan");
    (clause ? clauses_ : points_) += 1;
    if (clause) points_ = 0;
    body_ += WordsXml(text.substr(blank + 1), absl::StrCat("<w:pStyle w:val=\"Doan\"/><w:numPr><w:ilvl w:val=\"", clause ? 0 : 1,
                                                           "\"/><w:numId w:val=\"3\"/></w:numPr>"));
  }

  void SetTail() {
    Lines left = {"Nơi nhận:"}, right = draft_.signature.authority_lines;
    for (const RecipientItem& item : draft_.recipients) left.push_back(absl::StrCat("- ", Written(item)));
    if (draft_.archive)
      left.push_back(draft_.archive->written.starts_with('-') ? draft_.archive->written : "- " + draft_.archive->written);
    right.push_back(draft_.signature.position);
    right.push_back("");
    right.push_back(draft_.signature.full_name);
    Add("");
    SetSideBySide(layout_.tail, {{left, right}});
  }

  const Draft& draft_;
  const DocxLayout& layout_;
  std::string body_;
  int clauses_ = 0;
  int points_ = 0;
};

void SayItems(std::string_view field, const std::vector<RecipientItem>& items, std::vector<std::string>& said) {
  for (const RecipientItem& item : items)
    said.push_back(absl::StrCat(std::string(field), ": ", item.text, " | ", item.note, " | ", item.punctuation));
}

}  // namespace

std::string DocxLayout::Name() const {
  static constexpr const char* kColumns[] = {"table", "tabs", "boxes", "lines"};
  return absl::StrCat("header by ", kColumns[static_cast<int>(header)], ", tail by ", kColumns[static_cast<int>(tail)],
                      by_styles ? ", by styles" : "", numbers_itself ? ", numbers itself" : "", split_runs ? ", split runs" : "");
}

std::vector<DocxLayout> AllDocxLayouts() {
  using Columns = DocxLayout::Columns;
  std::vector<DocxLayout> layouts;
  for (const Columns header : {Columns::kTable, Columns::kTabs, Columns::kBoxes, Columns::kLines}) {
    for (const Columns tail : {Columns::kTable, Columns::kTabs, Columns::kLines}) {
      for (int set = 0; set < 8; ++set) layouts.push_back({header, tail, (set & 1) != 0, (set & 2) != 0, (set & 4) != 0});
    }
  }
  return layouts;
}

std::string DocxOf(const Draft& draft, const DocxLayout& layout) { return Setter(draft, layout).Set(); }

std::vector<std::string> SaidBy(const Draft& draft) {
  std::vector<std::string> said = {
      absl::StrCat("type: ", std::string(FactsOf(draft.type).name)),
      "parent body: " + draft.parent_body,
      "issuing body: " + draft.issuing_body,
      "notation: " + draft.symbol.notation,
      "place: " + draft.place_and_date.place,
      absl::StrCat("day: ", draft.place_and_date.day.value_or(0), "/", draft.place_and_date.month.value_or(0), "/",
                   draft.place_and_date.year.value_or(0)),
      absl::StrCat("number: ", draft.symbol.number.value_or(0)),
      "abstract: " + draft.abstract,
      absl::StrCat("urgency: ", static_cast<int>(draft.urgency)),
      "closing: " + draft.closing,
      "attachment note: " + draft.attachment_note,
      "archive: " + (draft.archive ? draft.archive->unit : "none"),
      "authority: " + absl::StrJoin(draft.signature.authority_lines, " / "),
      "position: " + draft.signature.position,
      "name: " + draft.signature.full_name};
  SayItems("addressee", draft.addressees, said);
  SayItems("recipient", draft.recipients, said);
  for (const Block& block : draft.body) said.push_back(absl::StrCat("block ", static_cast<int>(block.kind), ": ", block.text));
  for (const Annex& annex : draft.annexes) said.push_back(absl::StrCat("annex: ", annex.label, " | ", annex.title));
  for (const UnplacedLine& line : draft.unplaced) said.push_back("unplaced: " + line.text);
  return said;
}

}  // namespace vanthu::drafting
