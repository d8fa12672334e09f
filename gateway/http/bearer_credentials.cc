#include "gateway/http/bearer_credentials.h"

#include <string_view>

#include "gateway/http/request_fault.h"

namespace vanthu::gateway {
namespace {

constexpr std::string_view kScheme = "Bearer ";

}  // namespace

absl::StatusOr<std::string> BearerOf(const RequestHead& head) {
  const std::string* value = head.Find("Authorization");
  if (value == nullptr) return std::string();
  if (head.Count("Authorization") > 1) return FaultError(RequestFault::kTwoAuthorizations);
  if (!EqualsIgnoringCase(value->substr(0, kScheme.size()), kScheme)) return FaultError(RequestFault::kNoBearer);
  std::string token = value->substr(kScheme.size());
  // What a token may be made of (RFC 6750); anything else would be no metadata value.
  const bool fits =
      !token.empty() &&
      token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/=") == std::string::npos;
  if (!fits) return FaultError(RequestFault::kBearerForm);
  return token;
}

void BearerCredentials::TokenOf(const RequestHead& head, const ClientFacts&, Then then) { then(BearerOf(head)); }

absl::StatusOr<std::string> Credentials::TakeSession(const RequestHead&, const ClientFacts&) { return std::string(); }

}  // namespace vanthu::gateway
