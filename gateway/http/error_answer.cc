#include "gateway/http/error_answer.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "gateway/http/json_fields.h"
#include "nlohmann/json.hpp"
#include "services/platform/rpc/grpc_status.h"
#include "services/platform/status/reason.h"

namespace vanthu::gateway {
namespace {

using absl::StatusCode;
using nlohmann::ordered_json;
using status::Reason;

constexpr char kDomain[] = "vanthu";
constexpr char kRetryAfterSeconds[] = "2";

// AIP-193, for what has no reason of ours.
int HttpStatusOf(StatusCode code) {
  switch (code) {
    case StatusCode::kInvalidArgument:
    case StatusCode::kFailedPrecondition:
    case StatusCode::kOutOfRange:
      return 400;
    case StatusCode::kUnauthenticated:
      return 401;
    case StatusCode::kPermissionDenied:
      return 403;
    case StatusCode::kNotFound:
      return 404;
    case StatusCode::kAborted:
    case StatusCode::kAlreadyExists:
      return 409;
    case StatusCode::kResourceExhausted:
      return 429;
    case StatusCode::kCancelled:
      return 499;
    case StatusCode::kUnimplemented:
      return 501;
    case StatusCode::kUnavailable:
      return 503;
    case StatusCode::kDeadlineExceeded:
      return 504;
    default:
      return 500;
  }
}

std::string CodeName(StatusCode code) {
  const std::string name = absl::StatusCodeToString(code);
  return name.empty() ? "UNKNOWN" : name;
}

std::string ValueOf(const absl::Status& status, std::string_view key) {
  for (const status::Detail& detail : status::DetailsOf(status)) {
    if (detail.key == key) return detail.value;
  }
  return "";
}

// Which field of the request was wrong, by its path in JSON; empty where it is none of its fields, but a word for people.
std::string WrongField(const absl::Status& status) {
  const std::string field = ValueOf(status, "field");
  const bool is_path = std::all_of(field.begin(), field.end(), [](unsigned char c) {
    return absl::ascii_isalnum(c) || std::string_view("_-.[]").find(static_cast<char>(c)) != std::string_view::npos;
  });
  return status.code() == StatusCode::kInvalidArgument && is_path ? JsonPath(field) : "";
}

ordered_json DetailsOf(const absl::Status& status) {
  const auto reason = status::ReasonOf(status);
  ordered_json info = {{"@type", "type.googleapis.com/google.rpc.ErrorInfo"},
                       {"reason", reason ? std::string(status::Name(*reason)) : CodeName(status.code())},
                       {"domain", kDomain}};
  for (const status::Detail& detail : status::DetailsOf(status)) info["metadata"][detail.key] = detail.value;
  ordered_json details = ordered_json::array({std::move(info)});
  if (reason) {
    details.push_back({{"@type", "type.googleapis.com/google.rpc.LocalizedMessage"},
                       {"locale", "vi-VN"},
                       {"message", status::Text(status, status::Language::kVietnamese)}});
  }
  if (const std::string field = WrongField(status); !field.empty()) {
    const ordered_json violation = {{"field", field}, {"description", status::Text(status, status::Language::kEnglish)}};
    details.push_back(
        {{"@type", "type.googleapis.com/google.rpc.BadRequest"}, {"fieldViolations", ordered_json::array({violation})}});
  }
  return details;
}

// What the refusal itself says, or what most outages last.
std::string SecondsToWait(const absl::Status& status) {
  const std::string seconds = ValueOf(status, "seconds");
  return seconds.empty() ? kRetryAfterSeconds : seconds;
}

}  // namespace

Response ErrorAnswer(const absl::Status& status) {
  const auto reason = status::ReasonOf(status);
  const int http = reason ? status::HttpStatus(*reason) : HttpStatusOf(status.code());
  const ordered_json error = {{"error",
                               {{"code", http},
                                {"message", status::Text(status, status::Language::kEnglish)},
                                {"status", CodeName(status.code())},
                                {"details", DetailsOf(status)}}}};
  Response answer{.head = {.status = http, .fields = {{"Content-Type", "application/json; charset=utf-8"}}},
                  .body = error.dump(-1, ' ', false, ordered_json::error_handler_t::replace)};
  if (http == 401) answer.head.fields.push_back({"WWW-Authenticate", "Bearer"});
  if (http == 503 || (http == 429 && reason != Reason::kRateLimited))
    answer.head.fields.push_back({"Retry-After", SecondsToWait(status)});
  return answer;
}

absl::Status WithReason(const grpc::Status& status, std::string_view service) {
  absl::Status received = rpc::FromGrpc(status);
  if (received.ok() || status::ReasonOf(received)) return received;
  const std::string name(service);
  switch (received.code()) {
    case StatusCode::kUnavailable:
    case StatusCode::kCancelled:
      return status::Error(Reason::kUnavailable, {{"name", name}});
    case StatusCode::kDeadlineExceeded:
      return status::Error(Reason::kDeadlineExceeded, {{"name", name}});
    case StatusCode::kUnimplemented:
      return status::Error(Reason::kNotImplemented, {{"name", name}});
    case StatusCode::kResourceExhausted:
      return status::Error(Reason::kOverloaded);
    case StatusCode::kUnknown:
    case StatusCode::kInternal:
    case StatusCode::kDataLoss:
      return status::Error(Reason::kInternal,
                           {{"cause", absl::StrCat("dịch vụ ", name)}, {"cause_en", absl::StrCat("service ", name)}});
    default:
      return received;
  }
}

}  // namespace vanthu::gateway
