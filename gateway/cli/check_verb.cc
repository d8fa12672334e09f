#include "gateway/cli/check_verb.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "CLI/App.hpp"
#include "gateway/cli/finding_listing.h"
#include "gateway/cli/finding_sarif.h"
#include "services/drafting/format/format_checker.h"
#include "services/drafting/format/issue_barrier.h"
#include "services/drafting/format/rule_catalogue.h"
#include "services/drafting/format/text_edit_finder.h"
#include "services/drafting/format/text_fixer.h"
#include "services/drafting/reading/dispatch_reader.h"
#include "services/drafting/reading/plain_text.h"
#include "services/platform/files/disk.h"
#include "services/platform/status/macros.h"

namespace vanthu::cli {
namespace {

using drafting::Severity;

struct Options {
  std::string file;
  std::string format = "text";
  std::string output;
  std::string rules;
  bool fix = false;
  ShowOptions show;
};

// Lines and edits are of plain text only; of another kind of file the draft alone is judged.
bool IsPlainText(std::string_view bytes, const std::string& name) { return drafting::ReadPlainText(bytes, name).ok(); }

absl::StatusOr<Judgement> Judge(const std::string& bytes, const std::string& name) {
  ASSIGN_OR_RETURN(const drafting::Draft draft, drafting::ReadDispatch(bytes, name));
  Judgement judgement;
  judgement.file = name;
  judgement.undecided = draft.undecided;
  judgement.barrier = drafting::RefuseToIssue(draft);
  if (IsPlainText(bytes, name)) judgement.source = std::make_shared<drafting::SourceText>(bytes);
  judgement.findings = drafting::CheckFormat(drafting::CheckInput(draft, judgement.source.get()));
  if (!judgement.source) return judgement;
  drafting::TextEditFinder finder(draft, *judgement.source);
  for (drafting::Finding& finding : judgement.findings) {
    if (finding.fix) finding.fix->edits = finder.EditsOf(finding);
  }
  return judgement;
}

// Whole or not at all; through a link into the file it leads to, with the rights that the file has.
absl::Status Write(const Options& options, const std::string& text) {
  std::error_code error;
  const std::filesystem::path source = std::filesystem::canonical(options.file, error);
  const auto rights = std::filesystem::status(source, error).permissions();
  const std::filesystem::path target = options.output.empty() ? source : std::filesystem::path(options.output);
  RETURN_IF_ERROR(files::WriteWhole(*files::MakeSystemDisk(), target, text));
  std::filesystem::permissions(target, rights, error);
  return absl::OkStatus();
}

// The file's text after its safe fixes, written where it belongs; what was changed goes into `made`.
absl::StatusOr<std::string> Mend(const Options& options, const std::string& bytes, std::vector<drafting::Finding>& made) {
  if (!IsPlainText(bytes, options.file)) {
    return status::Error(status::Reason::kInvalidField,
                         {{"field", "--fix"},
                          {"value", options.file},
                          {"rule",
                           "Chỉ tự sửa được tệp văn bản thuần UTF-8. Tệp khác (.docx) có định dạng riêng: chạy lệnh không có "
                           "--fix để xem từng chỗ và cách sửa, rồi sửa trong trình soạn thảo."},
                          {"rule_en",
                           "Only plain text in UTF-8 is mended. Other files (.docx) have formatting of their own: run it "
                           "without --fix to see each place and its fix, then mend it in their editor."}});
  }
  ASSIGN_OR_RETURN(drafting::FixedText fixed, drafting::FixText(bytes, options.file));
  if (fixed.text != bytes || !options.output.empty()) RETURN_IF_ERROR(Write(options, fixed.text));
  made = std::move(fixed.made);
  return std::move(fixed.text);
}

int ExitCodeOf(const Judgement& judgement) {
  const auto has = [&](Severity severity) {
    return std::any_of(judgement.findings.begin(), judgement.findings.end(),
                       [&](const drafting::Finding& finding) { return finding.severity == severity; });
  };
  if (!judgement.barrier.ok()) return kRefused;
  return has(Severity::kError) ? kErrors : has(Severity::kWarning) ? kFindings : kSuccess;
}

absl::StatusOr<Judgement> Check(const Options& options) {
  ASSIGN_OR_RETURN(std::string bytes, ReadFile(options.file));
  std::vector<drafting::Finding> made;
  if (options.fix) {
    ASSIGN_OR_RETURN(bytes, Mend(options, bytes, made));
  }
  ASSIGN_OR_RETURN(Judgement judgement, Judge(bytes, options.output.empty() ? options.file : options.output));
  judgement.made = std::move(made);
  return judgement;
}

void Run(Options options, Console& console) {
  if (!options.rules.empty()) {
    console.out() << drafting::RuleCatalogue();
    return;
  }
  options.show.json = options.show.json || options.format == "json";
  const auto judgement = Check(options);
  if (options.format == "sarif") {
    console.out() << SarifLog(judgement, options.file, options.show) << "\n";
    console.set_exit_code(judgement.ok() ? ExitCodeOf(*judgement) : kRefused);
  } else if (!judgement.ok()) {
    console.Refuse(judgement.status(), options.show);
  } else {
    options.show.json ? static_cast<void>(console.out() << JudgementJson(*judgement) << "\n")
                      : ListJudgement(*judgement, options.show, console.out());
    console.set_exit_code(ExitCodeOf(*judgement));
  }
}

}  // namespace

void AddCheckVerb(CLI::App& app, Console& console) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("check", "kiểm tra thể thức theo Nghị định 30/2020/NĐ-CP / check the form by the decree");
  CLI::Option* file = verb->add_option("FILE", options->file, "tệp văn bản / the dispatch's file");
  verb->add_option("--format", options->format, "dạng kết quả / output: text, json, sarif")
      ->check(CLI::IsMember({"text", "json", "sarif"}));
  CLI::Option* fix = verb->add_flag("--fix", options->fix, "tự sửa những chỗ an toàn / make the safe fixes");
  verb->add_option("--output", options->output, "ghi bản đã sửa vào tệp này / write the mended text here")->needs(fix);
  CLI::Option* rules = verb->add_option("--rules", options->rules, "in danh mục luật / print the rules: markdown")
                           ->check(CLI::IsMember({"markdown"}));
  AddShowOptions(*verb, console, options->show);
  verb->footer(
      "Mã thoát: 0 không có gì phải sửa; 1 có chỗ cần sửa; 3 có lỗi; 2 không đọc hoặc không phát hành được, --fix không làm được."
      " / Exit code: 0 nothing to mend; 1 warnings; 3 errors; 2 cannot be read or issued, --fix cannot be done.");
  verb->callback([=, &console] {
    if (file->count() == 0 && rules->count() == 0) throw CLI::RequiredError("FILE");
    Run(*options, console);
  });
}

}  // namespace vanthu::cli
