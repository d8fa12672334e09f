#include "gateway/cli/status_verb.h"

#include <memory>
#include <string>

#include "CLI/App.hpp"
#include "gateway/cli/dispatch_watch.h"
#include "gateway/cli/issuance_page.h"
#include "gateway/cli/server/office.h"
#include "services/platform/status/macros.h"

namespace vanthu::cli {
namespace {

struct Options {
  std::string subject;
  bool watch = false;
  ServerOptions server;
};

absl::Status Status(const Options& options, Office& office, Console& console) {
  ASSIGN_OR_RETURN(const Json issuance, FindIssuance(office, options.subject));
  return options.watch ? WatchDispatch(issuance, options.server.show, office, console)
                       : ShowDispatch(issuance, options.server.show, office, console);
}

}  // namespace

void AddStatusVerb(CLI::App& app, Console& console) {
  auto options = std::make_shared<Options>();
  CLI::App* verb =
      app.add_subcommand("status", "văn bản đang ở đâu, từng nơi nhận / where a dispatch is, recipient by recipient");
  verb->add_option("ID", options->subject, "lần phát hành, văn bản hoặc dự thảo / the issuance, its dispatch or its draft")
      ->required();
  verb->add_flag("--watch", options->watch, "theo dõi đến khi mọi nơi nhận xác nhận / follow it until all have receipted");
  AddServerOptions(*verb, console, options->server);
  verb->callback([options, &console] {
    AtOffice(options->server, console, [&](Office& office) { return Status(*options, office, console); });
  });
}

}  // namespace vanthu::cli
