#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "re2/re2.h"
#include "services/drafting/format/rule_groups.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"
#include "services/platform/text/utf8.h"

namespace vanthu::drafting {
namespace {

constexpr char kWrittenPointer[] = "/symbol/written";
constexpr size_t kNotationMax = 30;  // characters: CodeNotation, Phụ lục VI

void Add(const CheckInput& input, std::string_view value, Report& report, std::optional<Fix> fix = std::nullopt) {
  report.Add({"symbol", std::nullopt, input.draft.symbol.span}, value, std::move(fix));
}

std::string RightForm(const NumberAndSymbol& symbol) {
  return absl::StrFormat("Số: %s/%s", symbol.number ? absl::StrFormat("%02d", *symbol.number) : "", symbol.notation);
}

// The blank left for the number may be of any width, or dotted.
std::string WithoutNumber(const std::string& written) {
  static const auto& kBlank = *new re2::RE2(R"(^(Số:)[\s._…0-9]*/)");
  std::string text = written;
  re2::RE2::Replace(&text, kBlank, "\\1 /");
  return text;
}

void CheckSymbolForm(const CheckInput& input, Report& report) {
  const NumberAndSymbol& symbol = input.draft.symbol;
  if (symbol.notation.empty() || symbol.written.empty()) return;
  NumberAndSymbol blank = symbol;
  blank.number.reset();
  // Whether letters are capitals is SH-05's to say.
  const std::string right = RightForm(blank), written = WithoutNumber(text::CollapseBlanks(symbol.written));
  if (written == right) return;
  if (written.substr(0, written.find('/')) == "Số: " && text::Lower(written) == text::Lower(right)) return;
  Add(input, symbol.written, report, Fix{kWrittenPointer, RightForm(symbol), {}});
}

// "2025/QĐ-UBND" of a year that does not belong there.
bool HasYear(const std::string& notation) {
  static const auto& kYear = *new re2::RE2("^[0-9]{4}/");
  return re2::RE2::PartialMatch(notation, kYear);
}
std::string WithoutYear(const std::string& notation) { return HasYear(notation) ? notation.substr(5) : notation; }
std::string FirstGroup(const std::string& notation) {
  const std::string groups = WithoutYear(notation);
  return groups.substr(0, groups.find('-'));
}

bool DiffersInCaseOnly(const std::string& group, std::string_view right) {
  return group != right && text::Lower(group) == text::Lower(right);
}

void CheckTypeInSymbol(const CheckInput& input, Report& report) {
  const std::string& notation = input.draft.symbol.notation;
  if (notation.empty()) return;
  const std::string_view right = FactsOf(input.draft.type).abbreviation;
  const std::string first = FirstGroup(notation);
  const bool fits = right.empty() ? !DocumentTypeByAbbreviation(first) : first == right || DiffersInCaseOnly(first, right);
  if (!fits) Add(input, notation, report);
}

void CheckLeadingZero(const CheckInput& input, Report& report) {
  static const auto& kDigits = *new re2::RE2("([0-9]+)");
  const NumberAndSymbol& symbol = input.draft.symbol;
  std::string digits;
  if (!symbol.number || !re2::RE2::PartialMatch(symbol.written, kDigits, &digits)) return;
  if (digits != absl::StrFormat("%02d", *symbol.number)) {
    Add(input, digits, report, Fix{kWrittenPointer, RightForm(symbol), {}});
  }
}

void CheckNumberGiven(const CheckInput& input, Report& report) {
  if (!input.draft.symbol.number) Add(input, "", report);
}

void CheckAbbreviationCase(const CheckInput& input, Report& report) {
  const std::string& notation = input.draft.symbol.notation;
  const std::string_view right = FactsOf(input.draft.type).abbreviation;
  const std::string first = FirstGroup(notation);
  if (right.empty() || !DiffersInCaseOnly(first, right)) return;
  const size_t at = notation.find(first);
  Add(input, first, report,
      Fix{"/symbol/notation", absl::StrCat(notation.substr(0, at), std::string(right), notation.substr(at + first.size())), {}});
}

void CheckSecondGroup(const CheckInput& input, Report& report) {
  const std::string notation = WithoutYear(input.draft.symbol.notation);
  if (notation.empty()) return;
  const size_t hyphen = notation.find('-');
  const bool has_empty_group = hyphen == std::string::npos || notation.front() == '-' || notation.back() == '-' ||
                               notation.find("--") != std::string::npos;
  if (has_empty_group) Add(input, notation, report);
}

void CheckNoYear(const CheckInput& input, Report& report) {
  if (HasYear(input.draft.symbol.notation)) Add(input, input.draft.symbol.written, report);
}

void CheckNotationLength(const CheckInput& input, Report& report) {
  const std::string& notation = input.draft.symbol.notation;
  if (text::CodePoints(notation).size() > kNotationMax) Add(input, notation, report);
}

constexpr Rule kRules[] = {
    {"SH-01",
     "Phụ lục I, mục II.3",
     Severity::kWarning,
     Fixing::kSafe,
     {"Sau chữ \"Số\" có dấu hai chấm; giữa số và ký hiệu có dấu gạch chéo; giữa các nhóm chữ có dấu gạch nối, không cách chữ.",
      "A colon follows \"Số\"; a slash parts number and symbol; hyphens without blanks part the groups."},
     {"Số: 15/QĐ-UBND", "Số 15/QĐ - UBND"},
     CheckSymbolForm},
    {"SH-02",
     "Phụ lục I, mục II.3; Phụ lục III",
     Severity::kError,
     Fixing::kByHand,
     {"Ký hiệu bắt đầu bằng chữ viết tắt của tên loại văn bản; công văn không có chữ viết tắt tên loại, bắt đầu bằng tên cơ "
      "quan.",
      "A symbol begins with the abbreviation of the document's type; an official letter has none and begins with its issuer."},
     {"TB-STC (thông báo), STC-VP (công văn)", "QĐ-STC (thông báo)"},
     CheckTypeInSymbol},
    {"SH-03",
     "Phụ lục I, mục II.3",
     Severity::kWarning,
     Fixing::kSafe,
     {"Số nhỏ hơn 10 ghi thêm một số 0 phía trước, số khác không thêm.",
      "Numbers below 10 have one leading zero, others have none."},
     {"Số: 05/STC-VP", "Số: 5/STC-VP"},
     CheckLeadingZero},
    {"SH-04",
     "Điều 15",
     Severity::kNote,
     Fixing::kByHand,
     {"Chưa có số: số được cấp theo sổ khi phát hành.",
      "There is no number yet: the register gives it when the dispatch is issued."},
     {"Số: 05/STC-VP", ""},
     CheckNumberGiven},
    {"SH-05",
     "Phụ lục III",
     Severity::kWarning,
     Fixing::kSafe,
     {"Chữ viết tắt tên loại ghi đúng chữ hoa, chữ thường: QyĐ (quy định), CTr (chương trình), TTr (tờ trình).",
      "The type's abbreviation keeps its small letters: QyĐ (rule), CTr (programme), TTr (proposal)."},
     {"CTr-UBND", "CTR-UBND"},
     CheckAbbreviationCase},
    {"SH-06",
     "Phụ lục I, mục II.3",
     Severity::kWarning,
     Fixing::kByHand,
     {"Ký hiệu gồm hai nhóm trở lên, không nhóm nào trống: tên loại và cơ quan; với công văn là cơ quan và đơn vị soạn thảo "
      "hoặc "
      "lĩnh vực.",
      "A symbol has two groups or more, none empty: type and issuer; for an official letter issuer and drafting unit or "
      "field."},
     {"STC-VP", "STC"},
     CheckSecondGroup},
    {"SH-07",
     "Phụ lục I, mục II.3",
     Severity::kWarning,
     Fixing::kByHand,
     {"Số, ký hiệu văn bản hành chính không ghi năm; chỉ văn bản quy phạm pháp luật mới có năm.",
      "An administrative document's symbol has no year; only normative documents have one."},
     {"Số: 15/QĐ-UBND", "Số: 15/2025/QĐ-UBND"},
     CheckNoYear},
    {"SH-08",
     "Phụ lục VI, trường CodeNotation",
     Severity::kWarning,
     Fixing::kByHand,
     {"Ký hiệu dài không quá 30 ký tự: hệ thống quản lý tài liệu điện tử không nhận dài hơn.",
      "A symbol has at most 30 characters: records systems take no more."},
     {"STTTT-TTBCXB", ""},
     CheckNotationLength},
};

}  // namespace

std::span<const Rule> SymbolRules() { return kRules; }

}  // namespace vanthu::drafting
