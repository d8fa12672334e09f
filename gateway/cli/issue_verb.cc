#include "gateway/cli/issue_verb.h"

#include <memory>
#include <string>

#include "CLI/App.hpp"
#include "absl/strings/str_cat.h"
#include "gateway/cli/dispatch_watch.h"
#include "gateway/cli/issuance_page.h"
#include "gateway/cli/replaced_fields.h"
#include "gateway/cli/server/office.h"
#include "services/platform/status/macros.h"

namespace vanthu::cli {
namespace {

struct Options {
  std::string subject;
  std::string reason;
  bool watch = false;
  ServerOptions server;
};

absl::Status Issue(const Options& options, Office& office, Console& console) {
  ASSIGN_OR_RETURN(const std::string draft, office.NameOf("drafts", options.subject));
  ASSIGN_OR_RETURN(const Json issuance, office.http().Post(absl::StrCat("/v1/", draft, ":issue"), Json::object()));
  if (options.watch) return WatchDispatch(issuance, options.server.show, office, console);
  ShowIssuance(issuance, options.server.show, console);
  return ShowReplaced(issuance, options.server.show, office, console);
}

absl::Status Void(const Options& options, Office& office, Console& console) {
  ASSIGN_OR_RETURN(const Json found, FindIssuance(office, options.subject));
  const std::string path = absl::StrCat("/v1/", TextAt(found, "name"), ":void");
  ASSIGN_OR_RETURN(const Json issuance, office.http().Post(path, {{"reason", options.reason}}));
  ShowIssuance(issuance, options.server.show, console);
  if (!IsEnded(issuance)) console.set_exit_code(kFindings);
  return absl::OkStatus();
}

}  // namespace

void AddIssueVerb(CLI::App& app, Console& console) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("issue", "phát hành dự thảo đã duyệt / issue an approved draft");
  verb->add_option("ID", options->subject, "dự thảo, hoặc tên đầy đủ / the draft, or its full name")->required();
  verb->add_flag("--watch", options->watch, "theo dõi đến khi mọi nơi nhận xác nhận / follow it until all have receipted");
  AddServerOptions(*verb, console, options->server);
  verb->callback([options, &console] {
    AtOffice(options->server, console, [&](Office& office) { return Issue(*options, office, console); });
  });
}

void AddVoidVerb(CLI::App& app, Console& console) {
  auto options = std::make_shared<Options>();
  CLI::App* verb =
      app.add_subcommand("void", "hủy lần phát hành khi số chưa ghi sổ / end an issuance before its number is recorded");
  verb->add_option("ID", options->subject, "lần phát hành hoặc dự thảo / the issuance or its draft")->required();
  verb->add_option("--reason", options->reason, "lý do, được ghi vào sổ / why; it stands in the book")->required();
  AddServerOptions(*verb, console, options->server);
  verb->callback([options, &console] {
    AtOffice(options->server, console, [&](Office& office) { return Void(*options, office, console); });
  });
}

}  // namespace vanthu::cli
