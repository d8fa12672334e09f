#include "gateway/cli/server/error_body.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "gateway/cli/fault.h"
#include "gateway/cli/server/json_fields.h"
#include "services/platform/status/reason.h"

namespace vanthu::cli {
namespace {

absl::StatusCode CodeNamed(const std::string& name) {
  for (int code = 1; code <= static_cast<int>(absl::StatusCode::kUnauthenticated); ++code) {
    if (absl::StatusCodeToString(static_cast<absl::StatusCode>(code)) == name) return static_cast<absl::StatusCode>(code);
  }
  return absl::StatusCode::kUnknown;
}

bool IsOfType(const Json& detail, std::string_view type) {
  const std::string name = TextAt(detail, "@type");
  return name.size() > type.size() && name.compare(name.size() - type.size(), type.size(), type) == 0;
}

absl::Status NoErrorOfOurs(long http_status) {
  const bool may_pass = http_status == 429 || http_status >= 500;
  return Fault(may_pass ? absl::StatusCode::kUnavailable : absl::StatusCode::kUnknown,
               absl::StrFormat("Máy chủ trả lời HTTP %d, không theo dạng của Vanthu. Kiểm tra địa chỉ --server.", http_status),
               absl::StrFormat("The server answered HTTP %d, not in Vanthu's form. Check the address of --server.", http_status));
}

}  // namespace

absl::Status StatusOfErrorBody(long http_status, std::string_view body) {
  const Json answer = Json::parse(body, nullptr, /*allow_exceptions=*/false);
  const auto error = answer.is_object() ? answer.find("error") : answer.end();
  if (!answer.is_object() || error == answer.end() || !error->is_object()) return NoErrorOfOurs(http_status);
  absl::Status refusal(CodeNamed(TextAt(*error, "status")), TextAt(*error, "message"));
  for (const Json& detail : ListAt(*error, "details")) {
    if (IsOfType(detail, "google.rpc.LocalizedMessage")) AttachVietnamese(TextAt(detail, "message"), &refusal);
    const std::string reason = TextAt(detail, "reason");
    if (!IsOfType(detail, "google.rpc.ErrorInfo") || !status::ReasonByName(reason)) continue;
    std::vector<status::Detail> values;
    const auto metadata = detail.find("metadata");
    if (metadata != detail.end() && metadata->is_object()) {
      for (const auto& [key, value] : metadata->items()) values.push_back({key, TextAt(*metadata, key.c_str())});
    }
    refusal = status::Restore(std::move(refusal), reason, std::move(values));
  }
  return refusal;
}

}  // namespace vanthu::cli
