#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "re2/re2.h"
#include "services/drafting/format/rule_groups.h"
#include "services/drafting/reading/recipient_items.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"

namespace vanthu::drafting {
namespace {

constexpr std::string_view kArticle = "Phụ lục I, mục II.9.b";
constexpr char kArchivePointer[] = "/archive/written";
constexpr char kRecordsOffice[] = "VT";

std::string Written(const Draft& draft) { return text::CollapseBlanks(draft.archive->written); }

void ReportArchive(const Draft& draft, const std::string& right, Report& report) {
  if (right == Written(draft)) return;
  report.Add({"archive", std::nullopt, draft.archive->span}, draft.archive->written, Fix{kArchivePointer, right, {}});
}

void CheckArchiveColon(const CheckInput& input, Report& report) {
  static const auto& kWord = *new re2::RE2(R"((?i)(lưu)\s*:?\s*)");
  if (!input.draft.archive) return;
  std::string right = Written(input.draft);
  re2::RE2::Replace(&right, kWord, "\\1: ");
  ReportArchive(input.draft, right, report);
}

void CheckArchiveCommas(const CheckInput& input, Report& report) {
  static const auto& kComma = *new re2::RE2(R"(\s*[,;]\s*(\S))");
  if (!input.draft.archive) return;
  std::string right = Written(input.draft);
  re2::RE2::GlobalReplace(&right, kComma, ", \\1");
  ReportArchive(input.draft, right, report);
}

void CheckArchiveEnd(const CheckInput& input, Report& report) {
  if (!input.draft.archive) return;
  std::string right = Written(input.draft);
  while (!right.empty() && std::string_view(".,; ").find(right.back()) != std::string_view::npos) right.pop_back();
  ReportArchive(input.draft, right + '.', report);
}

void CheckArchiveGiven(const CheckInput& input, Report& report) {
  const Draft& draft = input.draft;
  if (!draft.archive)
    report.Add({"recipients", std::nullopt, draft.recipients.empty() ? Span{} : draft.recipients.back().span}, "");
}

void CheckArchiveDash(const CheckInput& input, Report& report) {
  if (!input.draft.archive || input.draft.archive->written.compare(0, 2, "- ") == 0) return;
  const std::string written = Written(input.draft);
  ReportArchive(input.draft, absl::StrCat("- ", std::string(WithoutDash(written))), report);
}

void Add(const CheckInput& input, Report& report) {
  report.Add({"archive", std::nullopt, input.draft.archive->span}, input.draft.archive->written);
}

// The groups of a công văn's symbol after the issuer's: the drafting unit, or the field that the letter is about.
std::string UnitInSymbol(const Draft& draft) {
  const std::string& notation = draft.symbol.notation;
  const size_t hyphen = notation.find('-');
  return draft.type != DocumentType::kOfficialLetter || hyphen == std::string::npos
             ? ""
             : notation.substr(std::min(notation.find_first_not_of('-', hyphen), notation.size()));
}

void CheckUnitAgrees(const CheckInput& input, Report& report) {
  const std::string unit = UnitInSymbol(input.draft);
  if (input.draft.archive && !unit.empty() && !input.draft.archive->unit.empty() && input.draft.archive->unit != unit)
    Add(input, report);
}

void CheckUnitGiven(const CheckInput& input, Report& report) {
  if (input.draft.archive && input.draft.archive->unit.empty()) Add(input, report);
}

void CheckArchiveFirst(const CheckInput& input, Report& report) {
  static const auto& kFirst = *new re2::RE2(R"((?i)lưu\s*:?\s*([^,;.(]*[^,;.(\s]))");
  if (!input.draft.archive) return;
  const std::string written = Written(input.draft);
  re2::StringPiece first;
  if (!re2::RE2::PartialMatch(written, kFirst, &first) || first == kRecordsOffice) return;
  const std::string folded = text::Fold(std::string_view(first.data(), first.size()));
  if (folded != "vt" && folded != "van thu") return Add(input, report);
  const size_t at = static_cast<size_t>(first.data() - written.data());
  ReportArchive(input.draft, absl::StrCat(written.substr(0, at), kRecordsOffice, written.substr(at + first.size())), report);
}

// By the lines of the file: a draft keeps the Lưu line apart from the list.
void CheckArchiveLast(const CheckInput& input, Report& report) {
  const Draft& draft = input.draft;
  if (!draft.archive || draft.archive->span.first_line == 0 || draft.recipients.empty()) return;
  if (draft.recipients.back().span.first_line > draft.archive->span.first_line) Add(input, report);
}

constexpr Rule kRules[] = {
    {"NN-02",
     kArticle,
     Severity::kWarning,
     Fixing::kByHand,
     {"Nơi nhận có dòng Lưu.", "The list of recipients has a Lưu line."},
     {"- Lưu: VT, TTBCXB.", ""},
     CheckArchiveGiven},
    {"NN-03",
     kArticle,
     Severity::kWarning,
     Fixing::kSafe,
     {"Sau chữ \"Lưu\" có dấu hai chấm và một khoảng trắng.", "A colon and one space follow the word \"Lưu\"."},
     {"- Lưu: VT, TTBCXB.", "- Lưu VT, TTBCXB."},
     CheckArchiveColon},
    {"NN-04",
     kArticle,
     Severity::kWarning,
     Fixing::kSafe,
     {"Các nơi lưu cách nhau bằng dấu phẩy và một khoảng trắng.", "The places of filing are parted by a comma and one space."},
     {"- Lưu: VT, TTBCXB, LM.", "- Lưu: VT,TTBCXB;LM."},
     CheckArchiveCommas},
    {"NN-05",
     kArticle,
     Severity::kWarning,
     Fixing::kSafe,
     {"Dòng Lưu kết thúc bằng dấu chấm.", "The Lưu line ends with a full stop."},
     {"- Lưu: VT, TTBCXB.", "- Lưu: VT, TTBCXB;"},
     CheckArchiveEnd},
    {"NN-06",
     kArticle,
     Severity::kWarning,
     Fixing::kSafe,
     {"Dòng Lưu bắt đầu bằng gạch nối và một khoảng trắng.", "The Lưu line begins with a hyphen and one space."},
     {"- Lưu: VT, TTBCXB.", "Lưu: VT, TTBCXB."},
     CheckArchiveDash},
    {"NN-11",
     kArticle,
     Severity::kNote,
     Fixing::kByHand,
     {"Đơn vị ở dòng Lưu khác nhóm sau của ký hiệu công văn: kiểm tra lại, trừ khi ký hiệu ghi lĩnh vực.",
      "The unit of the Lưu line is not that of the letter's symbol: look again, unless the symbol names a field."},
     {"Số: 05/STTTT-VP … - Lưu: VT, VP.", "Số: 05/STTTT-VP … - Lưu: VT, TTBCXB."},
     CheckUnitAgrees},
    {"NN-12",
     kArticle,
     Severity::kWarning,
     Fixing::kByHand,
     {"Dòng Lưu ghi đơn vị soạn thảo sau \"VT\".", "The Lưu line names the drafting unit after \"VT\"."},
     {"- Lưu: VT, TTBCXB.", "- Lưu: VT."},
     CheckUnitGiven},
    {"NN-13",
     kArticle,
     Severity::kWarning,
     Fixing::kSafe,
     {"Nơi lưu đầu tiên là văn thư, ghi tắt \"VT\".", "The first place of filing is the records office, \"VT\"."},
     {"- Lưu: VT, TTBCXB.", "- Lưu: Văn thư, TTBCXB."},
     CheckArchiveFirst},
    {"NN-16",
     kArticle,
     Severity::kWarning,
     Fixing::kByHand,
     {"Dòng Lưu là dòng cuối của Nơi nhận.", "The Lưu line is the last of the recipients."},
     {"- Sở Nội vụ; - Lưu: VT, VP.", "- Lưu: VT, VP. - Sở Nội vụ;"},
     CheckArchiveLast},
};

}  // namespace

std::span<const Rule> ArchiveRules() { return kRules; }

}  // namespace vanthu::drafting
