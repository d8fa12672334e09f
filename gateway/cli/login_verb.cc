#include "gateway/cli/login_verb.h"

#include <memory>
#include <string>

#include "CLI/App.hpp"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gateway/cli/secret_input.h"
#include "gateway/cli/server/office.h"
#include "gateway/cli/server/session_file.h"
#include "services/platform/status/macros.h"

namespace vanthu::cli {
namespace {

struct Options {
  std::string account;
  std::string password_file;
  std::string secret_file;
  ServerOptions server;
};

std::string AccountName(const std::string& account) {
  return absl::StartsWith(account, "accounts/") ? account : absl::StrCat("accounts/", account);
}

absl::StatusOr<std::string> Password(const Options& options, Console& console) {
  const ShowOptions& show = options.server.show;
  return ReadSecret(options.password_file, show, std::string(show.Say("Mật khẩu", "Password")), console);
}

absl::Status Login(const Options& options, Office& office, Console& console) {
  ASSIGN_OR_RETURN(const std::string password, Password(options, console));
  ASSIGN_OR_RETURN(const Json session, office.http().Post("/v1/sessions:signIn",
                                                          {{"account", AccountName(options.account)}, {"password", password}}));
  const Json account = session.value("account", Json::object());
  RETURN_IF_ERROR(WriteSession(SessionFileOf(options.server), {office.server(), TextAt(account, "name"),
                                                               TextAt(account, "agency"), TextAt(session, "sessionSecret")}));
  console.out() << TextAt(account, "name") << ", " << TextAt(account, "agency") << " @ " << office.server() << "\n";
  return absl::OkStatus();
}

// The file goes even where the server does not answer: nobody is signed in here any more.
absl::Status Logout(const Options& options, Office& office, Console&) {
  const std::string file = SessionFileOf(options.server);
  ASSIGN_OR_RETURN(const auto session, ReadSession(file));
  if (!session) return absl::OkStatus();
  RETURN_IF_ERROR(RemoveSession(file));
  return office.http().Post("/v1/sessions:signOut", {{"sessionSecret", session->bearer}}).status();
}

absl::Status SetPassword(const Options& options, Office& office, Console& console) {
  const ShowOptions& show = options.server.show;
  ASSIGN_OR_RETURN(const std::string secret,
                   ReadSecret(options.secret_file, show, std::string(show.Say("Mã đặt mật khẩu", "Secret")), console));
  ASSIGN_OR_RETURN(const std::string password, Password(options, console));
  ASSIGN_OR_RETURN(const Json account, office.http().Post("/v1/accounts:setPassword", {{"account", AccountName(options.account)},
                                                                                       {"secret", secret},
                                                                                       {"newPassword", password}}));
  console.out() << show.Say("Đã đặt mật khẩu của ", "The password is set: ") << TextAt(account, "name") << "\n";
  return absl::OkStatus();
}

using Job = absl::Status (*)(const Options&, Office&, Console&);

CLI::App* Add(CLI::App& app, Console& console, const std::shared_ptr<Options>& options, const char* name, const char* text,
              Job job) {
  CLI::App* verb = app.add_subcommand(name, text);
  AddServerOptions(*verb, console, options->server);
  verb->callback([options, job, &console] {
    AtOffice(options->server, console, [&](Office& office) { return job(*options, office, console); });
  });
  return verb;
}

CLI::App* WithAccount(CLI::App* verb, Options& options) {
  verb->add_option("--account", options.account, "tài khoản / the account")->required();
  verb->add_option(
      "--password-file", options.password_file,
      "tệp có mật khẩu ở dòng đầu; không có thì hỏi / a file with the password on its first line; asked for without it");
  return verb;
}

}  // namespace

void AddLoginVerbs(CLI::App& app, Console& console) {
  auto options = std::make_shared<Options>();
  WithAccount(Add(app, console, options, "login", "đăng nhập vào máy chủ / log in at a server", &Login), *options);
  Add(app, console, options, "logout", "đăng xuất / log out", &Logout);
  WithAccount(Add(app, console, options, "password", "đặt mật khẩu bằng mã được cấp / set a password by the secret given for it",
                  &SetPassword),
              *options)
      ->add_option("--secret-file", options->secret_file, "tệp có mã ở dòng đầu / a file with the secret on its first line");
}

}  // namespace vanthu::cli
