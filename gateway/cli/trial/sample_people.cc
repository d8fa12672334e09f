#include "gateway/cli/trial/sample_people.h"

#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "gateway/cli/fault.h"
#include "gateway/cli/server/session_file.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::cli {
namespace {

// What the directory's import gives every account of a sample (services/directory/README.md); it opens nothing elsewhere.
constexpr char kSamplePassword[] = "chi-de-dung-thu";

absl::Status NotASample(const std::string& server, const std::string& account) {
  return Fault(
      absl::StatusCode::kFailedPrecondition,
      absl::StrFormat("%s không mở tài khoản %s bằng mật khẩu mẫu: đó không phải hệ thống thử nghiệm (sample: true), hoặc "
                      "tài khoản tên khác (--operator). Ở nơi làm việc thật: vanthu login, import, approve, issue.",
                      server, account),
      absl::StrFormat("%s does not open the account %s by the sample password: it is no sample installation (sample: "
                      "true), or its operator has another name (--operator). Where work is done: vanthu login, import, "
                      "approve, issue.",
                      server, account));
}

absl::StatusOr<bool> IsSignedIn(Office& office) {
  const absl::Status answer = office.http().Get("/v1/accounts:whoAmI").status();
  if (absl::IsUnauthenticated(answer)) return false;
  if (!answer.ok()) return answer;
  return true;
}

}  // namespace

std::string AgencyOf(const std::string& name) {
  const size_t id = name.find('/') + 1;
  return name.substr(0, name.find('/', id));
}

absl::StatusOr<Office*> SamplePeople::As(const std::string& agency, const std::string& role) {
  return At(absl::StrCat(agency.substr(agency.find('/') + 1), "-", role));
}

absl::StatusOr<Office*> SamplePeople::At(const std::string& account) {
  if (const auto known = offices_.find(account); known != offices_.end()) return &known->second;
  ServerOptions options = server_;
  options.session = (folder_ / account).string();
  ASSIGN_OR_RETURN(const auto kept, ReadSession(options.session));
  ASSIGN_OR_RETURN(Office office, Office::Open(options));
  bool is_signed_in = false;
  if (kept && kept->server == office.server()) {
    ASSIGN_OR_RETURN(is_signed_in, IsSignedIn(office));
  }
  if (!is_signed_in) {
    RETURN_IF_ERROR(SignIn(account, options));
    ASSIGN_OR_RETURN(office, Office::Open(options));
  }
  return &offices_.emplace(account, std::move(office)).first->second;
}

absl::Status SamplePeople::SignIn(const std::string& account, const ServerOptions& options) {
  std::error_code failed;  // whoever writes the session says so
  std::filesystem::create_directories(folder_, failed);
  ServerOptions nobody = options;
  nobody.session = (folder_ / "nobody").string();
  ASSIGN_OR_RETURN(Office office, Office::Open(nobody));
  const auto session =
      office.http().Post("/v1/sessions:signIn", {{"account", absl::StrCat("accounts/", account)}, {"password", kSamplePassword}});
  if (status::Is(session.status(), status::Reason::kWrongCredentials)) return NotASample(office.server(), account);
  if (!session.ok()) return session.status();
  const Json person = session->value("account", Json::object());
  return WriteSession(options.session,
                      {office.server(), TextAt(person, "name"), TextAt(person, "agency"), TextAt(*session, "sessionSecret")});
}

}  // namespace vanthu::cli
