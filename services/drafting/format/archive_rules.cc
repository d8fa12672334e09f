#include <string>

#include "absl/strings/str_cat.h"
#include "re2/re2.h"
#include "services/drafting/format/rule_groups.h"
#include "services/platform/text/lines.h"

namespace vanthu::drafting {
namespace {

constexpr std::string_view kArticle = "Phụ lục I, mục II.9.b";
constexpr char kArchivePointer[] = "/archive/written";

std::string Written(const Draft& draft) { return text::CollapseBlanks(draft.archive->written); }

void ReportArchive(const Draft& draft, const std::string& right, Report& report) {
  report.Add({"archive", std::nullopt, draft.archive->span}, draft.archive->written, Fix{kArchivePointer, right});
}

void CheckArchiveColon(const Draft& draft, Report& report) {
  if (!draft.archive) return;
  std::string right = Written(draft);
  re2::RE2::Replace(&right, R"((?i)(lưu)\s*:?\s*)", "\\1: ");
  if (right != Written(draft)) ReportArchive(draft, right, report);
}

void CheckArchiveCommas(const Draft& draft, Report& report) {
  if (!draft.archive) return;
  std::string right = Written(draft);
  re2::RE2::GlobalReplace(&right, R"(\s*[,;]\s*(\S))", ", \\1");
  if (right != Written(draft)) ReportArchive(draft, right, report);
}

void CheckArchiveEnd(const Draft& draft, Report& report) {
  if (!draft.archive) return;
  std::string right = Written(draft);
  while (!right.empty() && std::string_view(".,; ").find(right.back()) != std::string_view::npos) right.pop_back();
  right += '.';
  if (right != Written(draft)) ReportArchive(draft, right, report);
}

void CheckArchiveGiven(const Draft& draft, Report& report) {
  if (!draft.archive)
    report.Add({"recipients", std::nullopt, draft.recipients.empty() ? Span{} : draft.recipients.back().span}, "");
}

void CheckArchiveDash(const Draft& draft, Report& report) {
  if (draft.archive && draft.archive->written.compare(0, 2, "- ") != 0) {
    std::string right = Written(draft);
    right.erase(0, right.find_first_not_of("-–—+* "));
    ReportArchive(draft, absl::StrCat("- ", right), report);
  }
}

}  // namespace

const std::vector<Rule>& ArchiveRules() {
  static const auto* const kRules = new std::vector<Rule>{
      {"NN-02",
       kArticle,
       Severity::kWarning,
       {"Nơi nhận thiếu dòng Lưu.", "The list of recipients has no Lưu line."},
       {"- Lưu: VT, TTBCXB.", "- Lưu: VT, TTBCXB."},
       CheckArchiveGiven},
      {"NN-03",
       kArticle,
       Severity::kWarning,
       {"\"{value}\": sau chữ \"Lưu\" phải có dấu hai chấm.", "\"{value}\": a colon must follow the word \"Lưu\"."},
       {"- Lưu: VT, TTBCXB.", "- Lưu: VT, TTBCXB."},
       CheckArchiveColon},
      {"NN-04",
       kArticle,
       Severity::kWarning,
       {"\"{value}\": các nơi lưu cách nhau bằng dấu phẩy và một khoảng trắng.",
        "\"{value}\": the places of filing are parted by a comma and one space."},
       {"- Lưu: VT, TTBCXB, LM.", "- Lưu: VT, TTBCXB, LM."},
       CheckArchiveCommas},
      {"NN-05",
       kArticle,
       Severity::kWarning,
       {"\"{value}\": dòng Lưu là dòng cuối, kết thúc bằng dấu chấm.",
        "\"{value}\": the Lưu line is the last one and ends with a full stop."},
       {"- Lưu: VT, TTBCXB.", "- Lưu: VT, TTBCXB."},
       CheckArchiveEnd},
      {"NN-06",
       kArticle,
       Severity::kWarning,
       {"\"{value}\": mỗi dòng nơi nhận bắt đầu bằng gạch đầu dòng và một khoảng trắng.",
        "\"{value}\": each line of the list begins with a hyphen and one space."},
       {"- Lưu: VT, TTBCXB.", "- Lưu: VT, TTBCXB."},
       CheckArchiveDash},
  };
  return *kRules;
}

}  // namespace vanthu::drafting
