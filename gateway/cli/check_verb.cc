#include "gateway/cli/check_verb.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "gateway/cli/finding_listing.h"
#include "services/drafting/format/format_checker.h"
#include "services/drafting/format/issue_barrier.h"
#include "services/drafting/reading/dispatch_reader.h"

namespace vanthu::cli {
namespace {

struct Options {
  std::string file;
  ShowOptions show;
};

void Check(const Options& options, Console& console) {
  const auto bytes = ReadFile(options.file);
  if (!bytes.ok()) return console.Refuse(bytes.status(), options.show);
  const auto draft = drafting::ReadDispatch(*bytes, options.file);
  if (!draft.ok()) return console.Refuse(draft.status(), options.show);
  const Judgement judgement{drafting::CheckFormat(*draft), draft->undecided, drafting::RefuseToIssue(*draft)};
  if (options.show.json) {
    console.out() << JudgementJson(judgement) << "\n";
  } else {
    ListJudgement(judgement, options.show, console.out());
  }
  const bool only_notes = std::all_of(judgement.findings.begin(), judgement.findings.end(), [](const drafting::Finding& finding) {
    return finding.severity == drafting::Severity::kNote;
  });
  console.set_exit_code(!judgement.barrier.ok() ? kRefused : only_notes ? kSuccess : kFindings);
}

}  // namespace

void AddCheckVerb(CLI::App& app, Console& console) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("check", "kiểm tra thể thức theo Nghị định 30/2020/NĐ-CP / check the form by the decree");
  verb->add_option("FILE", options->file, "tệp văn bản thuần UTF-8 / plain text, UTF-8")->required();
  AddShowOptions(*verb, options->show);
  verb->callback([options, &console] { Check(*options, console); });
}

}  // namespace vanthu::cli
