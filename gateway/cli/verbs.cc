#include "gateway/cli/verbs.h"

#include <memory>
#include <string>

#include "CLI/Config.hpp"
#include "CLI/Formatter.hpp"
#include "gateway/cli/agency_verbs.h"
#include "gateway/cli/approve_verb.h"
#include "gateway/cli/check_verb.h"
#include "gateway/cli/directory_verb.h"
#include "gateway/cli/draft_verb.h"
#include "gateway/cli/import_verb.h"
#include "gateway/cli/issue_verb.h"
#include "gateway/cli/login_verb.h"
#include "gateway/cli/manual/manual.h"
#include "gateway/cli/read_verb.h"
#include "gateway/cli/register_verb.h"
#include "gateway/cli/resend_verb.h"
#include "gateway/cli/status_verb.h"
#include "gateway/cli/trial/try_verb.h"
#include "gateway/cli/verify_verb.h"

namespace vanthu::cli {
namespace {

constexpr char kName[] = "vanthu";

void AddManualVerbs(CLI::App& app, Console& console) {
  CLI::App* man = app.add_subcommand("man", "in trang hướng dẫn cho man / print the page for man");
  auto language = std::make_shared<std::string>(console.terminal().language);
  AddLanguageOption(*man, *language);
  man->callback([&app, &console, language] { console.out() << ManPage(ManualOf(app, kName, *language), *language); });
  CLI::App* completion = app.add_subcommand("completion", "in phần tự điền lệnh / print the completion of a shell");
  auto shell = std::make_shared<std::string>("bash");
  completion->add_option("SHELL", *shell, "vỏ lệnh / the shell")->check(CLI::IsMember({"bash"}))->capture_default_str();
  completion->callback([&app, &console, shell] { console.out() << BashCompletion(ManualOf(app, kName, "en")); });
}

}  // namespace

void AddVerbs(CLI::App& app, Console& console, Clock& clock) {
  const std::string& language = console.terminal().language;
  app.name(kName);
  app.description("văn bản hành chính, từ bản thảo đến nơi nhận / official dispatches, from draft to delivery");
  app.formatter_fn([language](const CLI::App* one, const std::string& name, CLI::AppFormatMode) {
    return HelpText(ManualOf(*one, name, language), language);
  });
  app.require_subcommand(1);
  app.set_help_flag("-h,--help", "in phần này / print this");
  // Before the verb as well as behind it: the console has looked for it already (TerminalOf).
  app.add_option_function<std::string>(
         "--lang", [](const std::string&) {}, "ngôn ngữ / language: vi, en")
      ->check(CLI::IsMember({"vi", "en"}));
  AddReadVerb(app, console);
  AddCheckVerb(app, console);
  AddVerifyVerb(app, console);
  AddLoginVerbs(app, console);
  AddImportVerb(app, console);
  AddDraftVerb(app, console);
  AddApproveVerb(app, console);
  AddIssueVerb(app, console);
  AddStatusVerb(app, console);
  AddResendVerb(app, console);
  AddVoidVerb(app, console);
  AddRegisterVerb(app, console, clock);
  AddDirectoryVerb(app, console, clock);
  AddAgencyVerbs(app, console);
  AddTryVerb(app, console, clock);
  AddManualVerbs(app, console);
}

}  // namespace vanthu::cli
