#include "gateway/cli/finding_listing.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "gateway/cli/refusal_json.h"
#include "services/platform/text/utf8.h"

namespace vanthu::cli {
namespace {

using drafting::Finding;
using drafting::Severity;
using drafting::Span;
using nlohmann::json;

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

std::string Where(const std::string& file, const Span& span) {
  return span.first_line == 0 ? absl::StrCat(file, ": ") : absl::StrCat(file, ":", span.first_line, ": ");
}

// Where the edit's words are to be seen, those; else what the member of the draft should be.
void ListFix(const Judgement& judgement, const drafting::Fix& fix, const ShowOptions& options, std::ostream& out) {
  if (fix.edits.empty() || !judgement.source) {
    out << "    " << options.Say("Sửa thành: ", "Change to: ")
        << (fix.replacement.empty() ? options.Say("(bỏ dấu)", "(nothing)") : fix.replacement) << "\n";
    return;
  }
  for (const drafting::TextEdit& edit : fix.edits) {
    out << absl::StrFormat("    %s \"%s\" → \"%s\"\n", options.Say("Sửa:", "Change:"), PlaceOf(edit, *judgement.source).words,
                           edit.text);
  }
}

void ListFinding(const Judgement& judgement, const Finding& finding, const ShowOptions& options, std::ostream& out) {
  out << Where(judgement.file, finding.place.span) << "[" << finding.rule_id << "] " << SeverityText(finding.severity, options)
      << ": " << options.Say(finding.vietnamese, finding.english) << " (" << finding.article << ")\n";
  if (finding.fix) ListFix(judgement, *finding.fix, options, out);
}

// How much there is to do, and how much of it --fix would do.
void ListCounts(const Judgement& judgement, const ShowOptions& options, std::ostream& out) {
  int errors = 0, warnings = 0, notes = 0, fixable = 0;
  for (const Finding& finding : judgement.findings) {
    ++(finding.severity == Severity::kError ? errors : finding.severity == Severity::kWarning ? warnings : notes);
    if (finding.fix && !finding.fix->edits.empty()) ++fixable;
  }
  out << judgement.file << options.Say(": lỗi: ", ": errors: ") << errors << options.Say(", cần sửa: ", ", warnings: ")
      << warnings << options.Say(", ghi chú: ", ", notes: ") << notes;
  if (fixable > 0) out << options.Say("; --fix tự sửa được: ", "; --fix mends: ") << fixable;
  out << "\n";
}

json SpanJson(const Span& span) {
  if (span.first_line == 0) return nullptr;
  return {{"first_line", span.first_line}, {"last_line", span.last_line}};
}

json FixJson(const Judgement& judgement, const drafting::Fix& fix) {
  json edits = json::array();
  for (const drafting::TextEdit& edit : fix.edits) {
    if (!judgement.source) break;
    const EditPlace place = PlaceOf(edit, *judgement.source);
    edits.push_back({{"line", edit.line},
                     {"begin_column", place.begin_column},
                     {"end_column", place.end_column},
                     {"words", place.words},
                     {"text", edit.text}});
  }
  return {{"pointer", fix.pointer}, {"replacement", fix.replacement}, {"edits", edits}};
}

json FindingJson(const Judgement& judgement, const Finding& finding) {
  json fix = nullptr, item = nullptr;
  if (finding.fix) fix = FixJson(judgement, *finding.fix);
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

EditPlace PlaceOf(const drafting::TextEdit& edit, const drafting::SourceText& source) {
  const std::string_view line = source.Line(edit.line);
  const auto column = [&](size_t byte) { return static_cast<int>(text::CodePoints(line.substr(0, byte)).size()) + 1; };
  return {std::string(line.substr(edit.begin, edit.end - edit.begin)), column(edit.begin), column(edit.end)};
}

void ListJudgement(const Judgement& judgement, const ShowOptions& options, std::ostream& out) {
  for (const Finding& finding : judgement.made) {
    out << Where(judgement.file, finding.place.span) << "[" << finding.rule_id << "] " << options.Say("đã sửa", "mended") << ": "
        << options.Say(finding.vietnamese, finding.english) << "\n";
  }
  if (!judgement.barrier.ok()) {
    out << judgement.file << ": " << options.Say("Không phát hành được: ", "Cannot be issued: ")
        << status::Text(judgement.barrier, options.Language()) << "\n";
  }
  for (const Finding& finding : judgement.findings) ListFinding(judgement, finding, options, out);
  for (const drafting::Undecided& one : judgement.undecided) {
    out << Where(judgement.file, one.span) << options.Say("chưa xác định được: ", "not decided: ")
        << options.Say(one.vietnamese, one.english) << "\n";
  }
  if (judgement.findings.empty() && judgement.barrier.ok()) {
    out << judgement.file << ": " << options.Say("thể thức không có lỗi.\n", "no findings.\n");
  } else if (!judgement.findings.empty()) {
    ListCounts(judgement, options, out);
  }
}

std::string JudgementJson(const Judgement& judgement) {
  json findings = json::array(), made = json::array(), undecided = json::array();
  for (const Finding& finding : judgement.findings) findings.push_back(FindingJson(judgement, finding));
  for (const Finding& finding : judgement.made) {
    made.push_back({{"rule_id", finding.rule_id},
                    {"span", SpanJson(finding.place.span)},
                    {"vietnamese", finding.vietnamese},
                    {"english", finding.english}});
  }
  for (const drafting::Undecided& one : judgement.undecided) {
    undecided.push_back(
        {{"field", one.field}, {"vietnamese", one.vietnamese}, {"english", one.english}, {"span", SpanJson(one.span)}});
  }
  json refused = nullptr;
  if (!judgement.barrier.ok()) refused = RefusalJson(judgement.barrier);
  return json{{"findings", findings}, {"fixed", made}, {"undecided", undecided}, {"refused", refused}}.dump(
      2, ' ', false, json::error_handler_t::replace);
}

}  // namespace vanthu::cli
