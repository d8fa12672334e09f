#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "gateway/cli/server/json_fields.h"

namespace vanthu::cli {

using Query = std::vector<std::pair<std::string, std::string>>;

// A file on its way up: how much of it is gone.
using Progress = std::function<void(int64_t sent, int64_t total)>;

struct FileBody {
  std::string path;
  Query query = {};
  std::vector<std::string> headers = {};  // "Idempotency-Key: x"
  Progress progress = nullptr;
};

// What the gateway's HTTP is to a verb. A refusal comes back as the status that the service gave, with its reason; where nobody
// answers it is UNAVAILABLE. Only Watch tries anew by itself. Threads: one.
class HttpClient {
 public:
  struct Server {
    std::string url;     // "https://vanthu.example"
    std::string bearer;  // empty: nobody is signed in
  };
  explicit HttpClient(Server server);
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  absl::StatusOr<Json> Get(const std::string& path, const Query& query = {});
  absl::StatusOr<Json> Post(const std::string& path, const Json& body, const std::vector<std::string>& headers = {});
  // The file's bytes as the body; it is read while it is sent.
  absl::StatusOr<Json> Upload(const std::string& path, const FileBody& file);
  // The bytes of a file, as they come; what came of one that broke off is not the file.
  absl::Status Download(const std::string& path, const std::function<void(std::string_view)>& take);

  // What each event of a stream tells, until `take` says that it has enough (false), or the server that nothing more comes. A
  // stream that breaks off is taken up again behind the last event seen, for as long as a minute without any answer.
  absl::Status Watch(const std::string& path, const std::function<bool(const Json&)>& take);

 private:
  struct Transfer;
  absl::StatusOr<Json> Answer(Transfer& transfer);
  absl::Status Perform(Transfer& transfer);
  void AddBody(Transfer& transfer);

  const Server server_;
  std::unique_ptr<void, void (*)(void*)> curl_;
};

}  // namespace vanthu::cli
