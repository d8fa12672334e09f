#include "services/drafting/reading/symbol_line.h"

#include <string>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "services/drafting/reading/header_lines.h"
#include "services/drafting/reading/pattern.h"
#include "services/drafting/reading/phrase.h"
#include "services/drafting/reading/remarks.h"
#include "services/platform/text/fold.h"

namespace vanthu::drafting {
namespace {

// "Số:" alone and "Số: 14/STC-" go on in the next line.
Fit FitsSymbol(const std::string& folded) {
  if (folded.compare(0, 2, "so") != 0 || !IsSymbolLine(folded)) return Fit::kNo;
  const char last = folded.back();
  return last == '-' || last == '/' || folded.find('/') == std::string::npos ? Fit::kOpen : Fit::kYes;
}

// What stands in the place of a number that is yet to be given.
bool IsBlankNumber(std::string_view text) {
  return absl::StrReplaceAll(std::string(text), {{".", ""}, {"_", ""}, {"…", ""}, {" ", ""}}).empty();
}

// "12a", "1.205": what the register would call a number is not guessed.
void SayNumber(Draft& draft) {
  const std::string& written = draft.symbol.written;
  static const auto& kOdd = *new Pattern(R"(^so ?[:.]? ?(?:[0-9]+ ?[a-z]|[0-9]+\.[0-9]|x))");
  if (draft.symbol.number || !kOdd.Matches(text::Fold(written))) return;
  SayUndecided(draft, "symbol",
               absl::StrCat("Số trong \"", written, "\" không phải chữ số Ả Rập liền nhau: để trống, chờ cấp số."),
               absl::StrCat("The number in \"", written, "\" is not of Arabic digits alone: left blank until one is given."),
               draft.symbol.span);
}

NumberAndSymbol Parse(const std::string& text, Span span) {
  static const auto& kPattern = *new Pattern(R"(^so ?[:.]? ?([0-9]*)([^/]*)(?:/ ?(.*))?$)");
  NumberAndSymbol symbol;
  symbol.written = text;
  symbol.span = span;
  const auto groups = kPattern.FindIn(text);
  if (!groups) return symbol;
  int number = 0;
  if (IsBlankNumber((*groups)[2]) && absl::SimpleAtoi(std::string((*groups)[1]), &number)) symbol.number = number;
  symbol.notation = absl::StrReplaceAll(std::string((*groups)[3]), {{" ", ""}, {"\u00A0", ""}, {"–", "-"}, {"—", "-"}});
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
  SayNumber(draft);
  if (draft.symbol.notation.empty() && NeedsSymbol(sheet, zones)) {
    SayUndecided(draft, "symbol", "Không tìm thấy ký hiệu văn bản ở phần đầu.", "No symbol was found in the header.",
                 draft.symbol.span);
  }
}

}  // namespace vanthu::drafting
