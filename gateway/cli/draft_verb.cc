#include "gateway/cli/draft_verb.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "CLI/App.hpp"
#include "absl/strings/str_cat.h"
#include "gateway/cli/draft_page.h"
#include "gateway/cli/file_upload.h"
#include "gateway/cli/finding_lines.h"
#include "gateway/cli/fresh_key.h"
#include "gateway/cli/recipient_listing.h"
#include "gateway/cli/server/office.h"
#include "gateway/cli/table.h"
#include "services/platform/status/macros.h"

namespace vanthu::cli {
namespace {

constexpr size_t kListed = 50;

struct Options {
  std::string draft;
  std::string file;
  std::vector<std::string> files;
  size_t limit = kListed;
  ServerOptions server;
};

// What a line of the list says of the content, which is canonical JSON of its own.
std::string AbstractOf(const Json& draft) {
  const Json content = Json::parse(TextAt(draft, "contentJson"), nullptr, /*allow_exceptions=*/false);
  return TextAt(content, "abstract");
}

std::string IdOf(const std::string& name) { return name.substr(name.rfind('/') + 1); }

absl::Status List(const Options& options, Office& office, Console& console) {
  const ShowOptions& show = options.server.show;
  ASSIGN_OR_RETURN(const std::string agency, office.Agency());
  ASSIGN_OR_RETURN(const Json drafts, AllPages(office, absl::StrCat("/v1/", agency, "/drafts"), "drafts", {}, options.limit));
  if (show.json) {
    PrintJson({{"drafts", drafts}}, console);
    return absl::OkStatus();
  }
  Table table({{std::string(show.Say("DỰ THẢO", "DRAFT"))},
               {std::string(show.Say("TẠO LÚC", "MADE AT"))},
               {std::string(show.Say("TRẠNG THÁI", "STATE"))},
               {std::string(show.Say("TRÍCH YẾU", "ABSTRACT")), Table::Width::kShrinks}});
  for (const Json& draft : drafts) {
    table.Add(
        {IdOf(TextAt(draft, "name")), InstantText(TextAt(draft, "createdAt")), DraftStateText(draft, show), AbstractOf(draft)});
  }
  for (const std::string& line : table.Lines(console.terminal())) console.out() << line << "\n";
  return absl::OkStatus();
}

absl::Status Show(const Options& options, Office& office, Console& console) {
  ASSIGN_OR_RETURN(const std::string name, office.NameOf("drafts", options.draft));
  ASSIGN_OR_RETURN(const Json draft, office.http().Get(absl::StrCat("/v1/", name)));
  return ShowDraft(draft, options.server.show, console);
}

absl::Status Check(const Options& options, Office& office, Console& console) {
  const ShowOptions& show = options.server.show;
  ASSIGN_OR_RETURN(const std::string name, office.NameOf("drafts", options.draft));
  ASSIGN_OR_RETURN(const Json found, office.http().Get(absl::StrCat("/v1/", name, ":check")));
  const Json& findings = ListAt(found, "findings");
  const bool has_error =
      std::any_of(findings.begin(), findings.end(), [](const Json& finding) { return TextAt(finding, "severity") == "error"; });
  console.set_exit_code(has_error ? kFindings : kSuccess);
  if (show.json) {
    PrintJson(found, console);
    return absl::OkStatus();
  }
  ShowFindings(findings, show, console);
  return absl::OkStatus();
}

absl::Status Recipients(const Options& options, Office& office, Console& console) {
  ASSIGN_OR_RETURN(const std::string name, office.NameOf("drafts", options.draft));
  ASSIGN_OR_RETURN(const Json preview, office.http().Get(absl::StrCat("/v1/", name, ":previewRecipients")));
  ShowRecipients(preview, options.server.show, console);
  return absl::OkStatus();
}

// What was read is what is replaced: somebody else's change in between is a refusal.
absl::Status Revise(const Options& options, Office& office, Console& console) {
  ASSIGN_OR_RETURN(const std::string name, office.NameOf("drafts", options.draft));
  ASSIGN_OR_RETURN(const Json draft, office.http().Get(absl::StrCat("/v1/", name)));
  FileBody body = BodyOf(options.file, console);
  body.headers = {absl::StrCat("Idempotency-Key: ", FreshKey()), absl::StrCat("If-Match: \"", TextAt(draft, "etag"), "\"")};
  ASSIGN_OR_RETURN(const Json revised, office.http().Upload(absl::StrCat("/v1/", name, ":revise"), body));
  return ShowDraft(revised, options.server.show, console);
}

absl::Status Attach(const Options& options, Office& office, Console& console) {
  ASSIGN_OR_RETURN(const std::string name, office.NameOf("drafts", options.draft));
  for (const std::string& file : options.files) {
    RETURN_IF_ERROR(office.http().Upload(absl::StrCat("/v1/", name, "/attachments"), BodyOf(file, console)).status());
  }
  return Show(options, office, console);
}

using Job = absl::Status (*)(const Options&, Office&, Console&);

// A verb of `draft`; what it takes besides the server is added by the caller.
CLI::App* Add(CLI::App& draft, Console& console, const std::shared_ptr<Options>& options, const char* name, const char* text,
              Job job) {
  CLI::App* verb = draft.add_subcommand(name, text);
  AddServerOptions(*verb, console, options->server);
  verb->callback([options, job, &console] {
    AtOffice(options->server, console, [&](Office& office) { return job(*options, office, console); });
  });
  return verb;
}

}  // namespace

void AddDraftVerb(CLI::App& app, Console& console) {
  CLI::App* draft = app.add_subcommand("draft", "các dự thảo của cơ quan / the drafts of an agency");
  draft->require_subcommand(1);
  auto options = std::make_shared<Options>();
  const auto with_draft = [&](CLI::App* verb) {
    verb->add_option("ID", options->draft, "dự thảo, hoặc tên đầy đủ / the draft, or its full name")->required();
    return verb;
  };
  Add(*draft, console, options, "list", "liệt kê, mới nhất trước / list them, newest first", &List)
      ->add_option("--limit", options->limit, "tối đa chừng này, 0: tất cả / at most so many, 0: all");
  with_draft(Add(*draft, console, options, "show", "cho xem một dự thảo / show one", &Show));
  with_draft(Add(*draft, console, options, "check", "kiểm tra thể thức / check its form", &Check));
  with_draft(Add(*draft, console, options, "recipients", "hôm nay sẽ gửi đến đâu / whom it would reach today", &Recipients));
  with_draft(Add(*draft, console, options, "revise", "thay bằng nội dung tệp này / replace its text by a file's", &Revise))
      ->add_option("FILE", options->file, "tệp .docx hoặc văn bản thuần UTF-8 / .docx, or plain text in UTF-8")
      ->required();
  with_draft(Add(*draft, console, options, "attach", "thêm tệp gửi kèm / add files that travel with it", &Attach))
      ->add_option("FILE", options->files, "các tệp / the files")
      ->required();
}

}  // namespace vanthu::cli
