#include "gateway/cli/trial/try_verb.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "CLI/App.hpp"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "gateway/cli/delivery_listing.h"
#include "gateway/cli/draft_key.h"
#include "gateway/cli/draft_listing.h"
#include "gateway/cli/draft_page.h"
#include "gateway/cli/fault.h"
#include "gateway/cli/server/session_file.h"
#include "gateway/cli/trial/sample_people.h"
#include "gateway/cli/trial/trial_draft.h"
#include "gateway/cli/trial/trial_issuance.h"
#include "gateway/cli/trial/trial_mark.h"
#include "gateway/cli/trial/trial_parts.h"
#include "gateway/cli/trial/trial_result.h"
#include "services/drafting/draft/draft_json.h"
#include "services/drafting/reading/dispatch_reader.h"
#include "services/platform/status/macros.h"
#include "services/platform/text/utf8.h"

namespace vanthu::cli {
namespace {

struct Options {
  std::string file;
  std::vector<std::string> attachments;
  bool anew = false;
  std::string accept_clock;
  std::string operator_account = "h99-operator";  // of deploy/sample/directory.yaml
  std::string sessions;
  std::string pdf_folder = "issued";
  int patience_seconds = 60;
  ServerOptions server;
};

// The name that a file has in messages and at recipients.
absl::StatusOr<std::string> NameOf(const std::string& file) {
  std::string name = std::filesystem::path(file).filename().string();
  if (!text::FirstInvalidUtf8(name)) return name;
  const std::string shown = absl::CHexEscape(name);
  return Fault(absl::StatusCode::kInvalidArgument,
               absl::StrCat("Tên tệp \"", shown, "\" không phải UTF-8. Đổi tên tệp rồi chạy lại."),
               absl::StrCat("The file name \"", shown, "\" is not UTF-8. Rename it and run again."));
}

absl::StatusOr<BroughtFile> Read(const Options& options, const TrialParts& parts) {
  BroughtFile file{.path = options.file, .attachments = options.attachments};
  ASSIGN_OR_RETURN(file.bytes, ReadFile(options.file));
  ASSIGN_OR_RETURN(const std::string name, NameOf(options.file));
  for (const std::string& attachment : options.attachments) RETURN_IF_ERROR(NameOf(attachment).status());
  ASSIGN_OR_RETURN(file.draft, drafting::ReadDispatch(file.bytes, name));
  if (parts.show.json) {
    parts.console.out() << Json({{"draft", Json::parse(drafting::ReadableJson(file.draft))}}).dump() << std::endl;
  } else {
    ListDraft(file.draft, parts.show, parts.console.out());
  }
  ASSIGN_OR_RETURN(Office* const operators, parts.people.Operator());
  const Query symbol = {{"notation", file.draft.symbol.notation},
                        {"typeAbbreviation", std::string(drafting::FactsOf(file.draft.type).abbreviation)},
                        {"issuingBody", file.draft.issuing_body}};
  ASSIGN_OR_RETURN(const Json issuer, operators->http().Get("/v1/agencies:resolveIssuer", symbol));
  file.agency = TextAt(issuer.value("agency", Json::object()), "name");
  file.unknown_unit = TextAt(issuer, "unknownUnit");
  return file;
}

absl::Status AcceptClock(const std::string& agency, const std::string& reason, const TrialParts& parts) {
  if (reason.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(Office* const admin, parts.people.As(agency, "admin"));
  return admin->http().Post(absl::StrCat("/v1/", agency, ":acceptClock"), {{"reason", reason}}).status();
}

absl::Status Try(const Options& options, const TrialParts& parts) {
  ASSIGN_OR_RETURN(const BroughtFile file, Read(options, parts));
  RETURN_IF_ERROR(AcceptClock(file.agency, options.accept_clock, parts));
  ASSIGN_OR_RETURN(const std::string key, DraftKey(file.path, file.attachments, "under way\n"));
  const TrialMark mark(parts.folder, key);
  ASSIGN_OR_RETURN(const Json draft, BringDraft(parts, file, options.anew, mark));
  ASSIGN_OR_RETURN(Json issuance, OrderIssuance(parts, file, draft));
  ASSIGN_OR_RETURN(issuance, AwaitPublication(parts, std::move(issuance)));
  const std::string dispatch = TextAt(issuance, "dispatch");
  ASSIGN_OR_RETURN(const Json deliveries, AwaitReceipts(parts, dispatch));
  ASSIGN_OR_RETURN(const std::string pdf, SavePdf(parts, dispatch, options.pdf_folder));
  ShowResult(parts, file, issuance, deliveries, pdf);
  mark.Clear();
  const auto count = std::count_if(deliveries.begin(), deliveries.end(), [](const Json& one) { return !IsReceipted(one); });
  if (count == 0) return absl::OkStatus();
  parts.console.set_exit_code(kFindings);
  Notice(parts,
         absl::StrCat(count, " nơi nhận chưa xác nhận, lý do ở bảng trên. Xử lý xong, chạy lại với đúng tệp này: số không đổi."),
         absl::StrCat(count,
                      " recipients have not receipted; the table above says why. Mend that and run the same file again: "
                      "the number stays."));
  return absl::OkStatus();
}

void Run(const Options& options, Console& console, Clock& clock) {
  const std::filesystem::path sessions =
      options.sessions.empty() ? DefaultSessionFile().parent_path() / "sample" : std::filesystem::path(options.sessions);
  SamplePeople people(options.server, sessions, options.operator_account);
  const TrialParts parts{people, options.server.show, console, clock, sessions, absl::Seconds(options.patience_seconds)};
  const absl::Status done = Try(options, parts);
  if (!done.ok()) console.Refuse(done, options.server.show);
}

}  // namespace

void AddTryVerb(CLI::App& app, Console& console, Clock& clock) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand(
      "try", "đi trọn đường của một văn bản trên hệ thống thử nghiệm / walk a dispatch's whole way on a sample installation");
  verb->add_option("FILE", options->file, "tệp .docx hoặc văn bản thuần UTF-8 / .docx, or plain text in UTF-8")->required();
  verb->add_option("--attach", options->attachments, "tệp gửi kèm / a file that travels with it")->expected(1)->take_all();
  verb->add_flag("--anew", options->anew, "phát hành lại có chủ ý / issue the same file once more, on purpose");
  verb->add_option("--patience", options->patience_seconds,
                   "chờ chừng này giây mà không có gì tiến triển thì dừng / seconds without progress, then it ends")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  verb->add_option("--accept-clock", options->accept_clock,
                   "chấp nhận đồng hồ, ghi lý do / accept the office's clock as it stands, with a reason");
  verb->add_option("--pdf-folder", options->pdf_folder, "nơi để bản PDF / where the issued PDF is put")->capture_default_str();
  verb->add_option("--operator", options->operator_account, "tài khoản vận hành hệ thống mẫu / the sample's operator")
      ->capture_default_str();
  verb->add_option("--sessions", options->sessions,
                   "thư mục giữ phiên của các tài khoản mẫu / the folder that keeps the sample accounts' sessions");
  verb->add_option("--server", options->server.server, "địa chỉ của cổng / the gateway's address")->envname("VANTHU_SERVER");
  AddShowOptions(*verb, console, options->server.show);
  verb->callback([options, &console, &clock] { Run(*options, console, clock); });
}

}  // namespace vanthu::cli
