#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "gateway/cli/app.h"
#include "gateway/cli/console.h"
#include "gateway/cli/server/http_client.h"

namespace vanthu::cli {

// What every verb that needs a server understands.
struct ServerOptions {
  std::string server;   // empty: the session's, else this machine's
  std::string session;  // the file; empty: the usual one
  std::string agency;   // the id or name; empty: the session's
  ShowOptions show;
};
void AddServerOptions(CLI::App& verb, const Console& console, ServerOptions& options);
std::filesystem::path SessionFileOf(const ServerOptions& options);

// Where a verb's calls go, and in whose name.
class Office {
 public:
  // Refuses to send what is secret over plain HTTP, but to this machine itself.
  static absl::StatusOr<Office> Open(const ServerOptions& options);

  HttpClient& http() { return *http_; }
  const std::string& server() const { return server_; }
  // agencies/{agency}; a fault where neither the command line nor the session names one.
  absl::StatusOr<std::string> Agency() const;
  // The full name of what a person names by it, or by its id alone: NameOf("drafts", "x") is agencies/…/drafts/x.
  absl::StatusOr<std::string> NameOf(const std::string& collection, const std::string& id) const;

 private:
  Office(HttpClient::Server server, std::string agency);

  std::string server_;
  std::unique_ptr<HttpClient> http_;
  std::string agency_;
};

// Opens the office and does the job; a refusal of either goes to the console.
void AtOffice(const ServerOptions& options, Console& console, const std::function<absl::Status(Office&)>& job);

// Every page of a list: `key` names its field. `limit` 0: all of it.
absl::StatusOr<Json> AllPages(Office& office, const std::string& path, const char* key, Query query = {}, size_t limit = 0);

}  // namespace vanthu::cli
