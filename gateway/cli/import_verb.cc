#include "gateway/cli/import_verb.h"

#include <memory>
#include <string>
#include <vector>

#include "CLI/App.hpp"
#include "absl/strings/str_cat.h"
#include "gateway/cli/draft_key.h"
#include "gateway/cli/draft_page.h"
#include "gateway/cli/file_upload.h"
#include "gateway/cli/fresh_key.h"
#include "gateway/cli/server/office.h"
#include "services/platform/status/macros.h"

namespace vanthu::cli {
namespace {

struct Options {
  std::string file;
  std::vector<std::string> attachments;
  bool anew = false;
  ServerOptions server;
};

absl::Status Import(const Options& options, Office& office, Console& console) {
  ASSIGN_OR_RETURN(const std::string agency, office.Agency());
  ASSIGN_OR_RETURN(const std::string key, DraftKey(options.file, options.attachments, options.anew ? FreshKey() : ""));
  const std::string drafts = absl::StrCat("/v1/", agency, "/drafts");
  FileBody body = BodyOf(options.file, console);
  body.headers.push_back(absl::StrCat("Idempotency-Key: ", key));
  ASSIGN_OR_RETURN(Json draft, office.http().Upload(drafts, body));
  const std::string name = TextAt(draft, "name");
  for (const std::string& file : options.attachments) {
    RETURN_IF_ERROR(office.http().Upload(absl::StrCat("/v1/", name, "/attachments"), BodyOf(file, console)).status());
  }
  if (!options.attachments.empty()) {
    ASSIGN_OR_RETURN(draft, office.http().Get(absl::StrCat("/v1/", name)));
  }
  return ShowDraft(draft, options.server.show, console);
}

}  // namespace

void AddImportVerb(CLI::App& app, Console& console) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("import", "đưa tệp văn bản thành dự thảo / make a draft of a file");
  verb->add_option("FILE", options->file, "tệp .docx hoặc văn bản thuần UTF-8 / .docx, or plain text in UTF-8")->required();
  verb->add_option("--attach", options->attachments, "tệp gửi kèm / a file that travels with it");
  verb->add_flag("--anew", options->anew, "tạo dự thảo mới dù tệp đã nhập / another draft, though the file was imported before");
  AddServerOptions(*verb, console, options->server);
  verb->callback([options, &console] {
    AtOffice(options->server, console, [&](Office& office) { return Import(*options, office, console); });
  });
}

}  // namespace vanthu::cli
