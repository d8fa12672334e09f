#include "services/drafting/signature/http_timestamp_service.h"

#include <curl/curl.h>

#include <memory>

#include "absl/strings/str_cat.h"
#include "services/drafting/limits.h"
#include "services/platform/status/reason.h"

namespace vanthu::drafting {
namespace {

struct Cleanup {
  void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

// Less than it was given ends the transfer.
size_t Take(char* data, size_t size, size_t count, void* user) {
  auto* answer = static_cast<std::string*>(user);
  if (answer->size() + size * count > kTimestampBytesMax) return 0;
  answer->append(data, size * count);
  return size * count;
}

absl::Status NotServed(const std::string& url, const std::string& cause) {
  return status::Error(status::Reason::kUnavailable, {{"name", absl::StrCat(url, " (", cause, ")")}});
}

void SetOptions(CURL* curl, const std::string& url, const std::string& request) {
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.data());
  curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(request.size()));
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(absl::ToInt64Milliseconds(kTimestampConnectMax)));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(absl::ToInt64Milliseconds(kTimestampWaitMax)));
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
}

}  // namespace

absl::StatusOr<std::string> HttpTimestampService::Ask(const std::string& request) {
  static const CURLcode kReady = curl_global_init(CURL_GLOBAL_DEFAULT);
  const std::unique_ptr<CURL, Cleanup> curl(kReady == CURLE_OK ? curl_easy_init() : nullptr);
  if (!curl) return NotServed(url_, "libcurl");
  const std::unique_ptr<curl_slist, Cleanup> headers(curl_slist_append(nullptr, "Content-Type: application/timestamp-query"));
  SetOptions(curl.get(), url_, request);
  std::string answer;
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, Take);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &answer);
  const CURLcode done = curl_easy_perform(curl.get());
  if (done != CURLE_OK) return NotServed(url_, curl_easy_strerror(done));
  long code = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &code);
  if (code != 200) return NotServed(url_, absl::StrCat("HTTP ", code));
  return answer;
}

}  // namespace vanthu::drafting
