#include "services/numbering/audit/finding.h"

#include <algorithm>

#include "absl/strings/str_format.h"

namespace vanthu::numbering {

std::string_view FindingName(FindingKind kind) {
  switch (kind) {
    case FindingKind::kGap:
      return "GAP";
    case FindingKind::kDouble:
      return "DOUBLE";
    case FindingKind::kRewrittenRow:
      return "REWRITTEN_ROW";
    case FindingKind::kRemovedRow:
      return "REMOVED_ROW";
    case FindingKind::kRewrittenLeaf:
      return "REWRITTEN_LEAF";
    case FindingKind::kRemovedLeaf:
      return "REMOVED_LEAF";
    case FindingKind::kTimeOrder:
      return "TIME_ORDER";
    case FindingKind::kUnfinished:
      return "UNFINISHED";
    case FindingKind::kCheckpoint:
      return "CHECKPOINT";
    case FindingKind::kPublishedDiffers:
      return "PUBLISHED_DIFFERS";
  }
  return "";
}

bool AuditReport::IsClean() const {
  return std::all_of(findings.begin(), findings.end(), [](const Finding& finding) { return finding.is_note; });
}

int64_t AuditReport::CountOf(FindingKind kind) const {
  return std::count_if(findings.begin(), findings.end(),
                       [&](const Finding& finding) { return finding.kind == kind && !finding.is_note; });
}

std::string ReportText(const AuditReport& report) {
  std::string text = absl::StrFormat("Đã kiểm tra %d nhật ký, %d lá, %d số. / Checked %d logs, %d leaves, %d numbers.\n",
                                     report.logs, report.leaves, report.numbers, report.logs, report.leaves, report.numbers);
  for (const Finding& finding : report.findings) {
    absl::StrAppendFormat(&text, "%s %s [%s]: %s / %s\n", finding.is_note ? "- lưu ý/note" : "! SAI/FINDING",
                          FindingName(finding.kind), finding.place, finding.vietnamese, finding.english);
  }
  text += report.IsClean()
              ? "Sổ liền mạch, không bị sửa. / The books are whole and unaltered.\n"
              : "Sổ có sai lệch, xem các dòng đánh dấu \"!\". / The books are not in order: see the lines marked \"!\".\n";
  return text;
}

}  // namespace vanthu::numbering
