#include "gateway/cli/server/http_client.h"

#include <curl/curl.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string_view>
#include <thread>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "gateway/cli/fault.h"
#include "gateway/cli/server/error_body.h"
#include "gateway/cli/server/event_stream.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::cli {
namespace {

constexpr long kConnectSeconds = 10;
constexpr long kSilenceSeconds = 60;  // the gateway's streams give a sign of life every 15 s
constexpr size_t kAnswerBytesMax = size_t{64} << 20;
constexpr int kTries = 30;  // of a stream without any answer in between
constexpr std::chrono::seconds kBetweenTries{2};

struct FreeHeaders {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

// RFC 3986: a name's slashes and colons stand for themselves, whatever else is special does not.
std::string Escaped(std::string_view text, std::string_view plain) {
  std::string escaped;
  for (const char c : text) {
    const bool is_plain = absl::ascii_isalnum(static_cast<unsigned char>(c)) || plain.find(c) != std::string_view::npos;
    escaped += is_plain ? std::string(1, c) : absl::StrFormat("%%%02X", static_cast<unsigned char>(c));
  }
  return escaped;
}

std::string Target(const std::string& path, const Query& query) {
  std::string target = Escaped(path, "-._~/:");
  for (const auto& [key, value] : query) {
    absl::StrAppend(&target, target.find('?') == std::string::npos ? "?" : "&", key, "=", Escaped(value, "-._~"));
  }
  return target;
}

absl::Status NoAnswer(const std::string& url, const std::string& cause) {
  return Fault(
      absl::StatusCode::kUnavailable,
      absl::StrFormat("Không nhận được trả lời của %s: %s. Kiểm tra --server, mạng, và cổng có đang chạy.", url, cause),
      absl::StrFormat("No answer from %s: %s. Check --server, the network, and that the gateway is running.", url, cause));
}

}  // namespace

// One request and what comes of it.
struct HttpClient::Transfer {
  std::string target;
  std::vector<std::string> headers = {};
  std::optional<std::string> body = std::nullopt;
  std::ifstream* file = nullptr;
  int64_t file_bytes = 0;
  Progress progress = nullptr;
  // What the bytes of a good answer go to; false: enough. Without it they are kept in `answer`.
  std::function<bool(std::string_view)> take = nullptr;

  void* curl = nullptr;
  bool has_enough = false;
  long http_status = 0;
  std::string answer;

  static size_t Receive(char* data, size_t size, size_t count, void* self) {
    auto& transfer = *static_cast<Transfer*>(self);
    const std::string_view bytes(data, size * count);
    curl_easy_getinfo(transfer.curl, CURLINFO_RESPONSE_CODE, &transfer.http_status);
    if (transfer.take != nullptr && transfer.http_status == 200) {
      transfer.has_enough = !transfer.take(bytes);
      return transfer.has_enough ? 0 : bytes.size();
    }
    if (transfer.answer.size() + bytes.size() > kAnswerBytesMax) return 0;
    transfer.answer.append(bytes);
    return bytes.size();
  }
  static size_t Send(char* data, size_t size, size_t count, void* self) {
    auto& file = *static_cast<Transfer*>(self)->file;
    file.read(data, static_cast<std::streamsize>(size * count));
    return static_cast<size_t>(file.gcount());
  }
  static int Tell(void* self, curl_off_t, curl_off_t, curl_off_t total, curl_off_t sent) {
    static_cast<Transfer*>(self)->progress(sent, total);
    return 0;
  }
};

HttpClient::HttpClient(Server server) : server_(std::move(server)), curl_(nullptr, curl_easy_cleanup) {
  static const CURLcode kReady = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (kReady == CURLE_OK) curl_.reset(curl_easy_init());
}

HttpClient::~HttpClient() = default;

absl::StatusOr<Json> HttpClient::Get(const std::string& path, const Query& query) {
  Transfer transfer{.target = Target(path, query)};
  return Answer(transfer);
}

absl::StatusOr<Json> HttpClient::Post(const std::string& path, const Json& body, const std::vector<std::string>& headers) {
  Transfer transfer{.target = Target(path, {}), .headers = headers, .body = body.dump()};
  transfer.headers.push_back("Content-Type: application/json");
  return Answer(transfer);
}

absl::StatusOr<Json> HttpClient::Upload(const std::string& path, const FileBody& file) {
  std::error_code failed;
  const auto size = std::filesystem::file_size(file.path, failed);
  std::ifstream in(file.path, std::ios::binary);
  if (failed || !in) return status::Error(status::Reason::kNotFound, {{"name", file.path}});
  Transfer transfer{.target = Target(path, file.query),
                    .headers = file.headers,
                    .file = &in,
                    .file_bytes = static_cast<int64_t>(size),
                    .progress = file.progress};
  transfer.headers.push_back("Content-Type: application/octet-stream");
  return Answer(transfer);
}

absl::Status HttpClient::Download(const std::string& path, const std::function<void(std::string_view)>& take) {
  Transfer transfer{.target = Target(path, {}), .take = [&take](std::string_view bytes) {
                      take(bytes);
                      return true;
                    }};
  return Perform(transfer);
}

absl::Status HttpClient::Watch(const std::string& path, const std::function<bool(const Json&)>& take) {
  EventStream events;
  absl::Status ended = absl::OkStatus();
  bool has_ended = false;
  bool is_alive = false;
  const auto read = [&](std::string_view bytes) {
    is_alive = true;
    for (const Event& event : events.Take(bytes)) {
      has_ended = event.name == "end";
      if (has_ended && event.data != "{}") ended = StatusOfErrorBody(200, event.data);
      if (has_ended || !take(Json::parse(event.data, nullptr, /*allow_exceptions=*/false))) return false;
    }
    return true;
  };
  for (int tries = 0;; tries = is_alive ? 0 : tries + 1) {
    is_alive = false;
    Transfer transfer{.target = Target(path, {}), .headers = {"Accept: text/event-stream"}, .take = read};
    if (!events.last_id().empty()) transfer.headers.push_back(absl::StrCat("Last-Event-ID: ", events.last_id()));
    const absl::Status done = Perform(transfer);
    if (transfer.has_enough) return ended;
    if (done.ok() && transfer.http_status == 204) return absl::OkStatus();
    if (!done.ok() && (!status::IsRetryable(done) || tries >= kTries)) return done;
    std::this_thread::sleep_for(kBetweenTries);
  }
}

absl::StatusOr<Json> HttpClient::Answer(Transfer& transfer) {
  RETURN_IF_ERROR(Perform(transfer));
  Json answer = Json::parse(transfer.answer, nullptr, /*allow_exceptions=*/false);
  if (!answer.is_object()) return StatusOfErrorBody(transfer.http_status, "");
  return answer;
}

absl::Status HttpClient::Perform(Transfer& transfer) {
  CURL* curl = curl_.get();
  if (curl == nullptr) return NoAnswer(server_.url, "libcurl");
  curl_easy_reset(curl);  // connections stay
  transfer.curl = curl;
  const std::string url = absl::StrCat(server_.url, transfer.target);
  if (!server_.bearer.empty()) transfer.headers.push_back(absl::StrCat("Authorization: Bearer ", server_.bearer));
  curl_slist* list = nullptr;
  for (const std::string& header : transfer.headers) list = curl_slist_append(list, header.c_str());
  const std::unique_ptr<curl_slist, FreeHeaders> headers(list);
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "vanthu");
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, transfer.take == nullptr ? "" : nullptr);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, kSilenceSeconds);
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, Transfer::Receive);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &transfer);
  AddBody(transfer);
  const CURLcode done = curl_easy_perform(curl);
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &transfer.http_status);
  if (transfer.has_enough) return absl::OkStatus();
  if (done != CURLE_OK) return NoAnswer(server_.url, curl_easy_strerror(done));
  if (transfer.http_status / 100 != 2) return StatusOfErrorBody(transfer.http_status, transfer.answer);
  return absl::OkStatus();
}

void HttpClient::AddBody(Transfer& transfer) {
  CURL* curl = curl_.get();
  if (transfer.body) {
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, transfer.body->data());
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(transfer.body->size()));
  }
  if (transfer.file == nullptr) return;
  curl_easy_setopt(curl, CURLOPT_POST, 1L);
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, Transfer::Send);
  curl_easy_setopt(curl, CURLOPT_READDATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(transfer.file_bytes));
  if (transfer.progress == nullptr) return;
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, Transfer::Tell);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &transfer);
}

}  // namespace vanthu::cli
