#include "gateway/cli/approve_verb.h"

#include <memory>
#include <string>

#include "CLI/App.hpp"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gateway/cli/draft_page.h"
#include "gateway/cli/issuance_page.h"
#include "gateway/cli/recipient_listing.h"
#include "gateway/cli/server/office.h"
#include "services/platform/status/macros.h"

namespace vanthu::cli {
namespace {

struct Options {
  std::string subject;
  ServerOptions server;
};

// What is approved is what was read and shown here: a revision or a list that came in between is refused by its hash (step 4).
absl::Status ApproveDraft(const std::string& name, const ShowOptions& show, Office& office, Console& console) {
  const std::string path = absl::StrCat("/v1/", name);
  ASSIGN_OR_RETURN(const Json draft, office.http().Get(path));
  ASSIGN_OR_RETURN(const Json preview, office.http().Get(absl::StrCat(path, ":previewRecipients")));
  const Json approval = {{"revision", TextAt(draft, "revision")},
                         {"revisionHash", TextAt(draft, "revisionHash")},
                         {"recipientsDigest", TextAt(preview, "recipientsDigest")}};
  ASSIGN_OR_RETURN(const Json approved, office.http().Post(absl::StrCat(path, ":approve"), approval));
  RETURN_IF_ERROR(ShowDraft(approved, show, console));
  if (!show.json) ShowRecipients(preview, show, console);
  return absl::OkStatus();
}

absl::Status AcceptRecipients(const std::string& name, const ShowOptions& show, Office& office, Console& console) {
  const std::string path = absl::StrCat("/v1/", name);
  ASSIGN_OR_RETURN(const Json issuance, office.http().Get(path));
  const Json yes = {{"recipientsDigest", TextAt(issuance, "recipientsDigest")}};
  ASSIGN_OR_RETURN(const Json accepted, office.http().Post(absl::StrCat(path, ":acceptRecipients"), yes));
  ShowIssuance(accepted, show, console);
  return absl::OkStatus();
}

absl::Status Approve(const Options& options, Office& office, Console& console) {
  const ShowOptions& show = options.server.show;
  if (absl::StrContains(options.subject, "/issuances/")) return AcceptRecipients(options.subject, show, office, console);
  ASSIGN_OR_RETURN(const std::string draft, office.NameOf("drafts", options.subject));
  return ApproveDraft(draft, show, office, console);
}

}  // namespace

void AddApproveVerb(CLI::App& app, Console& console) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("approve", "duyệt dự thảo và danh sách nơi nhận / approve a draft and its recipients");
  verb->add_option("ID", options->subject,
                   "dự thảo; hoặc agencies/…/issuances/… đang chờ / the draft, or the full name of an issuance that waits for it")
      ->required();
  AddServerOptions(*verb, console, options->server);
  verb->callback([options, &console] {
    AtOffice(options->server, console, [&](Office& office) { return Approve(*options, office, console); });
  });
}

}  // namespace vanthu::cli
