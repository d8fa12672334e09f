#include "services/drafting/reading/symbol_line.h"

#include <string>

#include "absl/strings/numbers.h"
#include "absl/strings/str_replace.h"
#include "services/drafting/reading/header_lines.h"
#include "services/drafting/reading/pattern.h"
#include "services/drafting/reading/phrase.h"
#include "services/drafting/reading/remarks.h"

namespace vanthu::drafting {
namespace {

// "Số:" alone and "Số: 14/STC-" go on in the next line.
Fit FitsSymbol(const std::string& folded) {
  if (folded.compare(0, 2, "so") != 0 || !IsSymbolLine(folded)) return Fit::kNo;
  const char last = folded.back();
  return last == '-' || last == '/' || folded.find('/') == std::string::npos ? Fit::kOpen : Fit::kYes;
}

NumberAndSymbol Parse(const std::string& text, Span span) {
  static const auto& kPattern = *new Pattern(R"(^so ?[:.]? ?([0-9]*)[._…]* ?(?:/ ?(.*))?$)");
  NumberAndSymbol symbol;
  symbol.written = text;
  symbol.span = span;
  const auto groups = kPattern.FindIn(text);
  if (!groups) return symbol;
  int number = 0;
  if (absl::SimpleAtoi(std::string((*groups)[1]), &number)) symbol.number = number;
  symbol.notation = absl::StrReplaceAll(std::string((*groups)[2]), {{" ", ""}, {"\u00A0", ""}, {"–", "-"}, {"—", "-"}});
  return symbol;
}

// Thư công has no symbol (Phụ lục III gives it no abbreviation).
bool NeedsSymbol(const Sheet& sheet, const Zones& zones) {
  const auto title = zones.title ? TypeTitle(sheet[*zones.title].text) : std::nullopt;
  return !title || title->type != DocumentType::kPublicLetter;
}

}  // namespace

void ReadSymbol(Sheet& sheet, const Zones& zones, Draft& draft) {
  for (size_t at = 0; at < zones.header_end; ++at) {
    if (!sheet.IsFree(at)) continue;
    const auto phrase = PhraseAt(sheet, at, zones.header_end, FitsSymbol);
    if (!phrase) continue;
    const Span span = sheet.SpanOf(at, phrase->pieces.back());
    if (draft.symbol.written.empty()) {
      draft.symbol = Parse(phrase->pieces.size() == 1 ? sheet[at].text : phrase->text, span);
      for (const size_t piece : phrase->pieces) sheet.Give(piece, "symbol");
    } else {
      SayUndecided(draft, "symbol", "Có hơn một dòng số, ký hiệu; lấy dòng đầu.",
                   "More than one line gives a symbol; the first was taken.", span);
    }
  }
  if (draft.symbol.notation.empty() && NeedsSymbol(sheet, zones)) {
    SayUndecided(draft, "symbol", "Không tìm thấy ký hiệu văn bản ở phần đầu.", "No symbol was found in the header.",
                 draft.symbol.span);
  }
}

}  // namespace vanthu::drafting
