#include <string>

#include "absl/strings/str_format.h"
#include "re2/re2.h"
#include "services/drafting/format/rule_groups.h"
#include "services/platform/text/lines.h"

namespace vanthu::drafting {
namespace {

std::string RightForm(const NumberAndSymbol& symbol) {
  return absl::StrFormat("Số: %s/%s", symbol.number ? absl::StrFormat("%02d", *symbol.number) : "", symbol.notation);
}

// The blank left for the number may be of any width, or dotted.
std::string WithoutNumber(const std::string& written) {
  std::string text = written;
  re2::RE2::Replace(&text, R"(^(Số:)[\s._…0-9]*/)", "\\1 /");
  return text;
}

void CheckSymbolForm(const Draft& draft, Report& report) {
  const NumberAndSymbol& symbol = draft.symbol;
  if (symbol.notation.empty() || symbol.written.empty()) return;
  NumberAndSymbol blank = symbol;
  blank.number.reset();
  if (WithoutNumber(text::CollapseBlanks(symbol.written)) == RightForm(blank)) return;
  report.Add({"symbol", std::nullopt, symbol.span}, symbol.written, Fix{"/symbol/written", RightForm(symbol)});
}

void CheckTypeInSymbol(const Draft& draft, Report& report) {
  const NumberAndSymbol& symbol = draft.symbol;
  if (symbol.notation.empty()) return;
  const std::string_view right = FactsOf(draft.type).abbreviation;
  const std::string first = symbol.notation.substr(0, symbol.notation.find('-'));
  const bool fits = right.empty() ? !DocumentTypeByAbbreviation(first) : first == right;
  if (!fits) report.Add({"symbol", std::nullopt, symbol.span}, symbol.notation);
}

void CheckLeadingZero(const Draft& draft, Report& report) {
  const NumberAndSymbol& symbol = draft.symbol;
  if (!symbol.number || symbol.written.empty()) return;
  std::string digits;
  if (!re2::RE2::PartialMatch(symbol.written, "([0-9]+)", &digits)) return;
  if (digits != absl::StrFormat("%02d", *symbol.number)) {
    report.Add({"symbol", std::nullopt, symbol.span}, digits, Fix{"/symbol/written", RightForm(symbol)});
  }
}

void CheckNumberGiven(const Draft& draft, Report& report) {
  if (!draft.symbol.number) report.Add({"symbol", std::nullopt, draft.symbol.span}, "");
}

}  // namespace

const std::vector<Rule>& SymbolRules() {
  static const auto* const kRules = new std::vector<Rule>{
      {"SH-01",
       "Phụ lục I, mục II.3",
       Severity::kWarning,
       {"\"{value}\" sai cách ghi: sau chữ \"Số\" có dấu hai chấm; giữa số và ký hiệu có dấu gạch chéo; giữa các nhóm chữ có dấu "
        "gạch nối, không cách chữ.",
        "\"{value}\" is not well formed: a colon after \"Số\", a slash between number and symbol, hyphens without blanks between "
        "the groups."},
       {"Số: 15/QĐ-UBND", "Số: 15/QĐ-UBND"},
       CheckSymbolForm},
      {"SH-02",
       "Phụ lục I, mục II.3; Phụ lục III",
       Severity::kError,
       {"Ký hiệu \"{value}\" không bắt đầu bằng chữ viết tắt của tên loại văn bản (công văn: tên cơ quan).",
        "Symbol \"{value}\" does not begin with the abbreviation of the document's type (official letter: with the issuer)."},
       {"TB-STC (thông báo), STC-VP (công văn)", "TB-STC (announcement), STC-VP (official letter)"},
       CheckTypeInSymbol},
      {"SH-03",
       "Phụ lục I, mục II.3",
       Severity::kWarning,
       {"Số \"{value}\": số nhỏ hơn 10 ghi thêm một số 0 phía trước, số khác không thêm.",
        "Number \"{value}\": numbers below 10 have one leading zero, others have none."},
       {"Số: 05/STC-VP", "Số: 05/STC-VP"},
       CheckLeadingZero},
      {"SH-04",
       "Điều 15",
       Severity::kNote,
       {"Chưa có số: số được cấp theo sổ khi phát hành.",
        "There is no number yet: the register gives it when the dispatch is issued."},
       {"Số: 05/STC-VP", "Số: 05/STC-VP"},
       CheckNumberGiven},
  };
  return *kRules;
}

}  // namespace vanthu::drafting
