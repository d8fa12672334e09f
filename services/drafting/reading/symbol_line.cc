#include "services/drafting/reading/symbol_line.h"

#include <string>

#include "absl/strings/numbers.h"
#include "absl/strings/str_replace.h"
#include "services/drafting/reading/header_lines.h"
#include "services/drafting/reading/pattern.h"
#include "services/drafting/reading/remarks.h"

namespace vanthu::drafting {
namespace {

NumberAndSymbol Parse(const Piece& piece, Span span) {
  static const auto& kPattern = *new Pattern(R"(^so ?[:.]? ?([0-9]*)[._…]* ?(?:/ ?(.*))?$)");
  NumberAndSymbol symbol;
  symbol.written = piece.text;
  symbol.span = span;
  const auto groups = kPattern.FindIn(piece.text);
  if (!groups) return symbol;
  int number = 0;
  if (absl::SimpleAtoi(std::string((*groups)[1]), &number)) symbol.number = number;
  symbol.notation = absl::StrReplaceAll(std::string((*groups)[2]), {{" ", ""}, {"\u00A0", ""}, {"–", "-"}, {"—", "-"}});
  return symbol;
}

}  // namespace

void ReadSymbol(Sheet& sheet, const Zones& zones, Draft& draft) {
  for (size_t at = 0; at < zones.header_end; ++at) {
    if (!sheet.IsFree(at) || !IsSymbolLine(sheet[at].folded)) continue;
    const Span span = sheet.SpanOf(at, at);
    if (draft.symbol.written.empty()) {
      draft.symbol = Parse(sheet[at], span);
      sheet.Give(at, "symbol");
    } else {
      SayUndecided(draft, "symbol", "Có hơn một dòng số, ký hiệu; lấy dòng đầu.",
                   "More than one line gives a symbol; the first was taken.", span);
    }
  }
  if (draft.symbol.notation.empty()) {
    SayUndecided(draft, "symbol", "Không tìm thấy ký hiệu văn bản ở phần đầu.", "No symbol was found in the header.",
                 draft.symbol.span);
  }
}

}  // namespace vanthu::drafting
