#include "gateway/cli/server/office.h"

#include <utility>

#include "CLI/App.hpp"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "gateway/cli/fault.h"
#include "gateway/cli/server/session_file.h"
#include "services/platform/status/macros.h"

namespace vanthu::cli {
namespace {

constexpr char kThisMachine[] = "http://127.0.0.1:8080";
constexpr char kPageSize[] = "1000";

absl::Status NoPlainHttp(const std::string& url) {
  return Fault(absl::StatusCode::kFailedPrecondition,
               absl::StrFormat("%s không mã hóa đường truyền: mật khẩu và phiên làm việc sẽ bị lộ. Dùng https://.", url),
               absl::StrFormat("%s is not encrypted: password and session would be open to others. Use https://.", url));
}

absl::Status NoAgency() {
  return Fault(absl::StatusCode::kFailedPrecondition, "Chưa biết là cơ quan nào. Đăng nhập (vanthu login) hoặc thêm --agency.",
               "No agency is named. Log in (vanthu login), or add --agency.");
}

absl::Status NotOfThisKind(const std::string& collection, const std::string& id) {
  return Fault(absl::StatusCode::kInvalidArgument, absl::StrFormat("\"%s\" không phải tên dạng agencies/…/%s/….", id, collection),
               absl::StrFormat("\"%s\" is not a name like agencies/…/%s/….", id, collection));
}

bool IsThisMachine(const std::string& url) {
  for (const char* host : {"http://127.0.0.1", "http://localhost", "http://[::1]"}) {
    const std::string rest = absl::StartsWith(url, host) ? url.substr(std::string(host).size()) : "x";
    if (rest.empty() || rest[0] == ':' || rest[0] == '/') return true;
  }
  return false;
}

std::string WithoutSlash(std::string url) {
  while (absl::EndsWith(url, "/")) url.pop_back();
  return url;
}

}  // namespace

void AddServerOptions(CLI::App& verb, const Console& console, ServerOptions& options) {
  verb.add_option("--server", options.server, "địa chỉ của cổng / the gateway's address")->envname("VANTHU_SERVER");
  verb.add_option("--session", options.session, "tệp phiên làm việc / the session's file")->envname("VANTHU_SESSION");
  verb.add_option("--agency", options.agency, "cơ quan, nếu khác với phiên / the agency, where it is not the session's");
  AddShowOptions(verb, console, options.show);
}

std::filesystem::path SessionFileOf(const ServerOptions& options) {
  return options.session.empty() ? DefaultSessionFile() : std::filesystem::path(options.session);
}

Office::Office(HttpClient::Server server, std::string agency)
    : server_(server.url), http_(std::make_unique<HttpClient>(std::move(server))), agency_(std::move(agency)) {}

absl::StatusOr<Office> Office::Open(const ServerOptions& options) {
  ASSIGN_OR_RETURN(const auto session, ReadSession(SessionFileOf(options)));
  HttpClient::Server server{.url = WithoutSlash(options.server)};
  if (server.url.empty()) server.url = session ? session->server : kThisMachine;
  if (!absl::StartsWith(server.url, "https://") && !IsThisMachine(server.url)) return NoPlainHttp(server.url);
  const bool is_known = session && session->server == server.url;
  if (is_known) server.bearer = session->bearer;
  std::string agency = options.agency.empty() && is_known ? session->agency : options.agency;
  if (!agency.empty() && !absl::StartsWith(agency, "agencies/")) agency = absl::StrCat("agencies/", agency);
  return Office(std::move(server), std::move(agency));
}

absl::StatusOr<std::string> Office::Agency() const {
  if (agency_.empty()) return NoAgency();
  return agency_;
}

absl::StatusOr<std::string> Office::NameOf(const std::string& collection, const std::string& id) const {
  if (id.find('/') == std::string::npos) {
    ASSIGN_OR_RETURN(const std::string agency, Agency());
    return absl::StrCat(agency, "/", collection, "/", id);
  }
  if (!absl::StartsWith(id, "agencies/") || !absl::StrContains(id, absl::StrCat("/", collection, "/"))) {
    return NotOfThisKind(collection, id);
  }
  return id;
}

void AtOffice(const ServerOptions& options, Console& console, const std::function<absl::Status(Office&)>& job) {
  auto office = Office::Open(options);
  const absl::Status done = office.ok() ? job(*office) : office.status();
  if (!done.ok()) console.Refuse(done, options.show);
}

absl::StatusOr<Json> AllPages(Office& office, const std::string& path, const char* key, Query query, size_t limit) {
  Json all = Json::array();
  query.push_back({"pageSize", kPageSize});
  query.push_back({"pageToken", ""});
  do {
    ASSIGN_OR_RETURN(const Json page, office.http().Get(path, query));
    for (const Json& entry : ListAt(page, key)) all.push_back(entry);
    query.back().second = TextAt(page, "nextPageToken");
  } while (!query.back().second.empty() && (limit == 0 || all.size() < limit));
  if (limit != 0 && all.size() > limit) all.erase(all.begin() + static_cast<std::ptrdiff_t>(limit), all.end());
  return all;
}

}  // namespace vanthu::cli
