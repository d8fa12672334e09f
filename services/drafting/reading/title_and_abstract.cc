#include "services/drafting/reading/title_and_abstract.h"

#include <algorithm>
#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/drafting/reading/header_lines.h"
#include "services/drafting/reading/pattern.h"
#include "services/drafting/reading/remarks.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"

namespace vanthu::drafting {
namespace {

constexpr size_t kAbstractLinesMax = 8;

void Append(Sheet& sheet, size_t at, std::string_view text, Draft& draft) {
  absl::StrAppend(&draft.abstract, draft.abstract.empty() ? "" : " ", text::CollapseBlanks(text));
  sheet.Give(at, "abstract");
}

bool EndsAbstract(const Piece& piece) {
  return IsHeaderLine(piece.folded) || IsAddresseesLabel(piece.folded) || IsRule(piece.text) || IsBodyStart(piece.folded) ||
         TypeTitle(piece.text);
}

// A line that ends as a sentence does, or capitals under a line in lower case (the authority above the căn cứ), begins the
// content.
bool BeginsContent(const Piece& piece, const Draft& draft) {
  const bool is_sentence = piece.text.find_last_of(".;:") == piece.text.size() - 1 && piece.folded.compare(0, 8, "ve viec ") != 0;
  return is_sentence || (text::HasLowerCase(draft.abstract) && text::IsInCapitals(piece.text));
}

// The lines under the title up to a blank one.
void ReadUnderTitle(Sheet& sheet, size_t title, size_t end, Draft& draft) {
  size_t lines = 0;
  for (size_t at = title + 1; at < end && lines < kAbstractLinesMax; ++at, ++lines) {
    const Piece& piece = sheet[at];
    if (!sheet.IsFree(at) || EndsAbstract(piece) || BeginsContent(piece, draft) || (lines > 0 && piece.after_blank)) return;
    Append(sheet, at, piece.text, draft);
  }
}

std::optional<size_t> FindSubject(const Sheet& sheet, size_t end) {
  for (size_t at = 0; at < end; ++at) {
    if (sheet.IsFree(at) && IsSubjectLabel(sheet[at].folded)) return at;
  }
  return std::nullopt;
}

// The first line after "V/v" and those that go on with it: in its own column, without a blank line or in lower case after one.
void ReadSubject(Sheet& sheet, size_t subject, size_t end, Draft& draft) {
  static const auto& kLabel = *new Pattern(R"(^v ?/ ?v ?[:.]? ?(.*)$)");
  const auto groups = kLabel.FindIn(sheet[subject].text);
  Append(sheet, subject, groups ? (*groups)[1] : std::string_view(sheet[subject].text), draft);
  size_t lines = 1;
  for (size_t at = subject + 1; at < end && lines < kAbstractLinesMax; ++at) {
    const Piece& piece = sheet[at];
    if (piece.cell() == Cell::kRight) continue;
    if (!sheet.IsFree(at) || EndsAbstract(piece)) return;
    if (piece.after_blank && !text::StartsWithLowerCase(piece.text)) return;
    Append(sheet, at, piece.text, draft);
    ++lines;
  }
}

std::optional<DocumentType> TypeBySymbol(const NumberAndSymbol& symbol) {
  return DocumentTypeByAbbreviation(std::string_view(symbol.notation).substr(0, symbol.notation.find('-')));
}

void DecideType(const Sheet& sheet, const Zones& zones, Draft& draft) {
  const auto by_symbol = TypeBySymbol(draft.symbol);
  const auto by_title = zones.title ? TypeTitle(sheet[*zones.title].text) : std::nullopt;
  draft.type = by_title ? *by_title : by_symbol.value_or(DocumentType::kOfficialLetter);
  if (by_title && by_symbol && *by_title != *by_symbol) {
    SayUndecided(draft, "type", "Tên loại và ký hiệu chỉ hai loại văn bản khác nhau; lấy theo tên loại.",
                 "Title and symbol name different types; the title was taken.", sheet.SpanOf(*zones.title, *zones.title));
  } else if (!by_title && by_symbol) {
    SayUndecided(draft, "type", "Không thấy dòng tên loại; loại văn bản lấy theo ký hiệu.",
                 "No title line was found; the type was taken from the symbol.", draft.symbol.span);
  }
}

}  // namespace

void ReadTypeAndAbstract(Sheet& sheet, const Zones& zones, Draft& draft) {
  DecideType(sheet, zones, draft);
  if (zones.title) {
    sheet.Give(*zones.title, "type");
    ReadUnderTitle(sheet, *zones.title, zones.addressees_label.value_or(zones.tail_begin), draft);
  }
  if (const auto subject = FindSubject(sheet, zones.header_end); subject && draft.abstract.empty()) {
    ReadSubject(sheet, *subject, zones.header_end, draft);
  }
  if (draft.abstract.empty()) {
    SayUndecided(draft, "abstract", "Không tìm thấy trích yếu nội dung.", "No abstract was found.");
  }
}

}  // namespace vanthu::drafting
