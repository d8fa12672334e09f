#include "gateway/cli/finding_listing.h"

#include "absl/strings/str_format.h"
#include "gateway/cli/refusal_json.h"

namespace vanthu::cli {
namespace {

using drafting::Finding;
using drafting::Severity;
using drafting::Span;
using nlohmann::json;

std::string Lines(const Span& span, const ShowOptions& options) {
  if (span.first_line == 0) return "";
  const std::string_view line = options.Say("dòng", "line");
  if (span.last_line == span.first_line) return absl::StrFormat("%s %d", line, span.first_line);
  return absl::StrFormat("%s %d–%d", line, span.first_line, span.last_line);
}

std::string_view SeverityText(Severity severity, const ShowOptions& options) {
  switch (severity) {
    case Severity::kNote:
      return options.Say("ghi chú", "note");
    case Severity::kWarning:
      return options.Say("cần sửa", "warning");
    case Severity::kError:
      return options.Say("lỗi", "error");
  }
  return "";
}

void ListFinding(const Finding& finding, const ShowOptions& options, std::ostream& out) {
  out << finding.rule_id << "  " << SeverityText(finding.severity, options);
  const std::string lines = Lines(finding.place.span, options);
  if (!lines.empty()) out << "  " << lines;
  out << "  (" << finding.article << ")\n    " << options.Say(finding.vietnamese, finding.english) << "\n";
  if (!finding.fix) return;
  const std::string& replacement = finding.fix->replacement;
  out << "    " << options.Say("Sửa thành: ", "Change to: ")
      << (replacement.empty() ? options.Say("(bỏ dấu)", "(nothing)") : replacement) << "\n";
}

json SpanJson(const Span& span) {
  if (span.first_line == 0) return nullptr;
  return {{"first_line", span.first_line}, {"last_line", span.last_line}};
}

json FindingJson(const Finding& finding) {
  json fix = nullptr;
  if (finding.fix) fix = {{"pointer", finding.fix->pointer}, {"replacement", finding.fix->replacement}};
  json item = nullptr;
  if (finding.place.item) item = *finding.place.item;
  return {{"rule_id", finding.rule_id},
          {"article", finding.article},
          {"severity", std::string(drafting::SeverityName(finding.severity))},
          {"place", {{"field", finding.place.field}, {"item", item}, {"span", SpanJson(finding.place.span)}}},
          {"vietnamese", finding.vietnamese},
          {"english", finding.english},
          {"fix", fix}};
}

}  // namespace

void ListJudgement(const Judgement& judgement, const ShowOptions& options, std::ostream& out) {
  if (!judgement.barrier.ok()) {
    out << options.Say("Không phát hành được: ", "Cannot be issued: ") << status::Text(judgement.barrier, options.Language())
        << "\n";
  }
  for (const Finding& finding : judgement.findings) ListFinding(finding, options, out);
  for (const drafting::Undecided& one : judgement.undecided) {
    out << options.Say("Chưa xác định được", "Not decided") << "  " << Lines(one.span, options) << "\n    "
        << options.Say(one.vietnamese, one.english) << "\n";
  }
  if (judgement.findings.empty() && judgement.barrier.ok()) out << options.Say("Thể thức không có lỗi.\n", "No findings.\n");
}

std::string JudgementJson(const Judgement& judgement) {
  json findings = json::array(), undecided = json::array();
  for (const Finding& finding : judgement.findings) findings.push_back(FindingJson(finding));
  for (const drafting::Undecided& one : judgement.undecided) {
    undecided.push_back(
        {{"field", one.field}, {"vietnamese", one.vietnamese}, {"english", one.english}, {"span", SpanJson(one.span)}});
  }
  json refused = nullptr;
  if (!judgement.barrier.ok()) refused = RefusalJson(judgement.barrier);
  return json{{"findings", findings}, {"undecided", undecided}, {"refused", refused}}.dump(2, ' ', false,
                                                                                           json::error_handler_t::replace);
}

}  // namespace vanthu::cli
