#include <optional>
#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "re2/re2.h"
#include "services/drafting/format/page_letters.h"
#include "services/drafting/format/rule_groups.h"
#include "services/drafting/format/tone_placement.h"
#include "services/drafting/format/typing_faults.h"
#include "services/platform/text/legibility.h"
#include "services/platform/text/lines.h"
#include "services/platform/text/nfc.h"

namespace vanthu::drafting {
namespace {

constexpr std::string_view kUnicode = "Phụ lục I, mục I.4 (TCVN 6909:2001)";

void Add(const DraftText& text, std::string_view value, Report& report, std::optional<Fix> fix = std::nullopt) {
  report.Add({std::string(text.field), text.item, text.span}, value, std::move(fix));
}

void CheckComposed(const CheckInput& input, Report& report) {
  if (input.source == nullptr || input.source->is_nfc()) return;
  Fix fix;
  Span span;
  for (int line = 1; line <= input.source->line_count(); ++line) {
    const std::string_view text = input.source->Line(line);
    if (text::IsNfc(text)) continue;
    fix.edits.push_back({line, 0, text.size(), text::ToNfc(text)});
    span = {span.first_line == 0 ? line : span.first_line, line};
  }
  report.Add({"file", std::nullopt, span}, "", std::move(fix));
}

void CheckDisplacedMarks(const CheckInput& input, Report& report) {
  for (const DraftText& text : input.texts) {
    const auto words = text::WordsWithDisplacedMarks(text.text);
    if (!words.empty()) Add(text, absl::StrJoin(words, ", "), report);
  }
}

// One finding per text that has something to mend.
void CheckTexts(const CheckInput& input, std::optional<std::string> (*mended)(std::string_view), Report& report) {
  for (const DraftText& text : input.texts) {
    if (auto right = mended(text.text)) Add(text, text.text, report, Fix{text.pointer, *std::move(right), {}});
  }
}

void CheckDoubleBlanks(const CheckInput& input, Report& report) { CheckTexts(input, WithSingleBlanks, report); }
void CheckBlankBeforeMark(const CheckInput& input, Report& report) { CheckTexts(input, WithoutBlankBeforeMark, report); }
void CheckBlankAfterMark(const CheckInput& input, Report& report) { CheckTexts(input, WithBlankAfterMark, report); }

void CheckPageLetters(const CheckInput& input, Report& report) {
  for (const DraftText& text : input.texts) {
    const auto letters = LettersOffThePage(text.text);
    if (!letters.empty()) Add(text, absl::StrJoin(letters, " "), report);
  }
}

// Reading drops what nobody sees, so in a file they are looked for in its lines.
void CheckInvisible(const CheckInput& input, Report& report) {
  if (input.source == nullptr) return CheckTexts(input, WithoutInvisible, report);
  for (int line = 1; line <= input.source->line_count(); ++line) {
    const std::string_view text = input.source->Line(line);
    Fix fix;
    for (const ByteRange& range : InvisibleIn(text)) fix.edits.push_back({line, range.begin, range.end, ""});
    if (!fix.edits.empty()) report.Add({"file", std::nullopt, {line, line}}, text::Trim(text), std::move(fix));
  }
}

void CheckTonePlacement(const CheckInput& input, Report& report) {
  const Draft& draft = input.draft;
  TonePlacement used = TonePlacementIn(draft.issuing_body);
  used |= TonePlacementIn(draft.parent_body);
  for (const std::string& line : draft.signature.authority_lines) used |= TonePlacementIn(line);
  for (const DraftText& text : input.texts) used |= TonePlacementIn(text.text);
  if (used.on_first && used.on_second) CheckTexts(input, WithToneOnFirst, report);
}

void CheckArticleCapital(const CheckInput& input, Report& report) {
  // "điều 5 xe" sends cars: an article is told by what follows its number.
  static const auto& kSmall = *new re2::RE2(
      R"((^|[\s(])điều ([1-9][0-9]*(?: (?:Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Quyết định|Thông tư|Quy chế|Quy định|của|này)|[,;.)]|$)))");
  for (const DraftText& text : input.texts) {
    if (text.text.find("điều ") == std::string_view::npos) continue;
    std::string right(text.text);
    if (re2::RE2::GlobalReplace(&right, kSmall, "\\1Điều \\2") > 0)
      Add(text, text.text, report, Fix{text.pointer, std::move(right), {}});
  }
}

constexpr Rule kRules[] = {
    {"CT-01",
     kUnicode,
     Severity::kWarning,
     Fixing::kSafe,
     {"Chữ tiếng Việt lưu ở dạng dựng sẵn (NFC), không phải chữ tổ hợp.",
      "Vietnamese letters are stored composed (NFC), not as letter and marks."},
     {"ế (một ký tự)", "e, dấu mũ, dấu sắc (ba ký tự)"},
     CheckComposed},
    {"CT-02",
     kUnicode,
     Severity::kError,
     Fixing::kByHand,
     {"Dấu thanh đặt sai chỗ, không rõ là chữ gì: gõ lại.", "Tone marks stand where no word has them: type them again."},
     {"quyến", "quyêń"},
     CheckDisplacedMarks},
    {"CT-03",
     "Phụ lục I, mục II.6",
     Severity::kWarning,
     Fixing::kSafe,
     {"Giữa các chữ chỉ có một khoảng trắng.", "One space parts the words."},
     {"Sở Tài chính", "Sở  Tài chính"},
     CheckDoubleBlanks},
    {"CT-04",
     "Phụ lục I, mục II.6",
     Severity::kWarning,
     Fixing::kSafe,
     {"Trước dấu phẩy, chấm phẩy, hai chấm, chấm, chấm hỏi, chấm than không có khoảng trắng.",
      "No space stands before a comma, semicolon, colon, full stop, question or exclamation mark."},
     {"nội vụ, tài chính", "nội vụ , tài chính"},
     CheckBlankBeforeMark},
    {"CT-05",
     "Phụ lục I, mục II.6",
     Severity::kWarning,
     Fixing::kSafe,
     {"Sau dấu phẩy, dấu chấm phẩy giữa hai chữ có một khoảng trắng.", "One space follows a comma or semicolon between words."},
     {"nội vụ, tài chính", "nội vụ,tài chính"},
     CheckBlankAfterMark},
    {"CT-06",
     "Phụ lục I, mục II.6",
     Severity::kWarning,
     Fixing::kSafe,
     {"Dấu thanh của oa, oe, uy đặt một kiểu trong cả văn bản; Nghị định ghi ủy, hòa.",
      "The tone mark of oa, oe, uy stands in one way through a document; the decree writes ủy, hòa."},
     {"Ủy ban nhân dân", "Ủy ban … Uỷ ban"},
     CheckTonePlacement},
    {"CT-07",
     kUnicode,
     Severity::kWarning,
     Fixing::kSafe,
     {"Văn bản không có ký tự ẩn (không độ rộng, đổi chiều chữ).",
      "A document has no invisible characters (of no width, or turning the direction of writing)."},
     {"Sở Tài chính", ""},
     CheckInvisible},
    {"CT-08",
     "Phụ lục II, mục V",
     Severity::kWarning,
     Fixing::kSafe,
     {"Viện dẫn một điều cụ thể thì viết hoa chữ \"Điều\"; khoản, điểm viết thường.",
      "A certain article is named \"Điều\" with a capital; clauses and points are in lower case."},
     {"khoản 2 Điều 5 Nghị định này", "khoản 2 điều 5 Nghị định này"},
     CheckArticleCapital},
    {"CT-09",
     kUnicode,
     Severity::kError,
     Fixing::kByHand,
     {"Phông chữ của trang (kiểu Times New Roman) không có ký tự này, trang không dựng được: thay bằng chữ hoặc dấu khác.",
      "The page's font (in the manner of Times New Roman) has no such character, and the page cannot be set: use another."},
     {"- Đạt", "✓ Đạt"},
     CheckPageLetters},
};

}  // namespace

std::span<const Rule> SpellingRules() { return kRules; }

}  // namespace vanthu::drafting
