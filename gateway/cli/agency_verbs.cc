#include "gateway/cli/agency_verbs.h"

#include <memory>
#include <string>

#include "CLI/App.hpp"
#include "absl/strings/str_cat.h"
#include "gateway/cli/draft_page.h"
#include "gateway/cli/server/json_fields.h"
#include "gateway/cli/server/office.h"
#include "services/platform/status/macros.h"

namespace vanthu::cli {
namespace {

struct Decision {
  const char* verb;
  const char* description;
  const char* call;    // of the agency, in the gateway's path
  const char* answer;  // the field that says what was decided upon
  const char* done;
  const char* done_in_english;
};

constexpr Decision kDecisions[] = {
    {"accept-clock", "cấp số tiếp theo giờ máy hiện tại / let the books go on by the clock as it stands", "acceptClock",
     "accepted", "Đã chấp nhận giờ máy: ", "The clock was accepted: "},
    {"release-books", "cho các sổ đang tạm dừng cấp số tiếp / let held register books give numbers again", "releaseBooks",
     "released", "Đã mở lại sổ: ", "The books were released: "},
    {"release-inbox", "cho máy nhận khác thay / let another connector take the inbox over", "releaseInbox", "releasedInbox",
     "Đã mở hộp nhận: ", "The inbox was released: "},
};

struct Options {
  std::string reason;
  ServerOptions server;
};

absl::Status Decide(const Decision& decision, const Options& options, Office& office, Console& console) {
  const ShowOptions& show = options.server.show;
  ASSIGN_OR_RETURN(const std::string agency, office.Agency());
  ASSIGN_OR_RETURN(const Json answer,
                   office.http().Post(absl::StrCat("/v1/", agency, ":", decision.call), {{"reason", options.reason}}));
  if (show.json) {
    PrintJson(answer, console);
  } else {
    console.out() << show.Say(decision.done, decision.done_in_english) << TextAt(answer, decision.answer) << "\n";
  }
  return absl::OkStatus();
}

void AddDecision(CLI::App& app, Console& console, const Decision& decision) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand(decision.verb, decision.description);
  verb->add_option("--reason", options->reason, "lý do, được ghi vào nhật ký kiểm toán / why; it stands in the audit")
      ->required();
  AddServerOptions(*verb, console, options->server);
  verb->callback([&decision, options, &console] {
    AtOffice(options->server, console, [&](Office& office) { return Decide(decision, *options, office, console); });
  });
}

}  // namespace

void AddAgencyVerbs(CLI::App& app, Console& console) {
  for (const Decision& decision : kDecisions) AddDecision(app, console, decision);
}

}  // namespace vanthu::cli
