#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/drafting/format/rule_groups.h"
#include "services/platform/text/fold.h"

namespace vanthu::drafting {
namespace {

void CheckClosing(const CheckInput& input, Report& report) {
  const Draft& draft = input.draft;
  if (draft.body.empty() || draft.closing == "./.") return;
  report.Add({"closing", std::nullopt, draft.body.back().span}, draft.closing, Fix{"/closing", "./.", {}});
}

// "QUYẾT ĐỊNH:" between the căn cứ and Điều 1; a resolution says "QUYẾT NGHỊ:".
void CheckProclamation(const CheckInput& input, Report& report) {
  const Draft& draft = input.draft;
  const bool is_decision = draft.type == DocumentType::kDecision;
  if (!is_decision && draft.type != DocumentType::kResolution) return;
  if (input.labels().empty() || input.labels().front().kind != LabelKind::kArticle) return;
  const std::string_view words = is_decision ? "QUYẾT ĐỊNH" : "QUYẾT NGHỊ";
  const size_t first_article = input.labels().front().block;
  for (size_t at = 0; at < first_article; ++at) {
    const std::string& text = draft.body[at].text;
    if (text == absl::StrCat(std::string(words), ":")) return;
    if (text == words) {
      return report.Add({"body", static_cast<int>(at), draft.body[at].span}, text,
                        Fix{absl::StrFormat("/body/%d/text", at), absl::StrCat(text, ":"), {}});
    }
  }
  report.Add({"body", static_cast<int>(first_article), draft.body[first_article].span}, "");
}

bool SpeaksOfEnclosures(const Draft& draft) {
  if (!draft.attachment_note.empty()) return true;
  for (const Block& block : draft.body) {
    const std::string folded = text::Fold(block.text);
    for (const char* words : {"kem theo", "gui kem", "dinh kem", "phu luc"}) {
      if (absl::StrContains(folded, words)) return true;
    }
  }
  return false;
}

void CheckAttachments(const CheckInput& input, Report& report) {
  const Draft& draft = input.draft;
  if (!input.attachments) return;
  const bool note_alone = !draft.attachment_note.empty() && *input.attachments == 0 && draft.annexes.empty();
  const bool files_alone = *input.attachments > 0 && !SpeaksOfEnclosures(draft);
  if (note_alone || files_alone)
    report.Add({"attachment_note", std::nullopt, SpanOfField(draft, "attachment_note")}, draft.attachment_note);
}

constexpr Rule kRules[] = {
    {"ND-01",
     "Phụ lục III, các mẫu trình bày",
     Severity::kWarning,
     Fixing::kSafe,
     {"Nội dung kết thúc bằng \"./.\" như các mẫu trình bày.", "The content ends with \"./.\", as the decree's forms do."},
     {"Trân trọng./.", "Trân trọng/."},
     CheckClosing},
    {"ND-02",
     "Phụ lục III, mẫu 1.1 và 1.2",
     Severity::kWarning,
     Fixing::kSafe,
     {"Trước Điều 1 có dòng \"QUYẾT ĐỊNH:\" (nghị quyết: \"QUYẾT NGHỊ:\").",
      "The line \"QUYẾT ĐỊNH:\" (in a resolution \"QUYẾT NGHỊ:\") stands before Điều 1."},
     {"QUYẾT ĐỊNH: / Điều 1. …", "QUYẾT ĐỊNH / Điều 1. …"},
     CheckProclamation},
    {"ND-03",
     "Phụ lục I, mục III.1",
     Severity::kWarning,
     Fixing::kByHand,
     {"Tài liệu kèm theo và câu nói về tài liệu kèm theo phải đi đôi với nhau.",
      "Where files travel with a dispatch its text says so, and where it says so they do."},
     {"(Gửi kèm biểu mẫu)", ""},
     CheckAttachments},
};

}  // namespace

std::span<const Rule> ContentRules() { return kRules; }

}  // namespace vanthu::drafting
