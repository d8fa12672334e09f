#include "services/platform/rpc/identity.h"

#include <functional>
#include <utility>

#include "absl/strings/match.h"
#include "services/platform/status/cause.h"
#include "services/platform/status/macros.h"

namespace vanthu::rpc {
namespace {

constexpr size_t kKnownTokensMax = 4096;  // about 2 MB; beyond that the cache starts anew
constexpr std::string_view kBearer = "Bearer ";

absl::Status Refused(status::Cause cause) { return status::CausedError(status::Reason::kUnauthenticated, std::move(cause)); }

// A secret is proof only where nobody outside the process can have sent it.
bool IsInProcess(const PeerFacts& facts) {
  return !facts.has_auth_context && !absl::StartsWith(facts.peer, "ipv4:") && !absl::StartsWith(facts.peer, "ipv6:") &&
         !absl::StartsWith(facts.peer, "unix");
}

}  // namespace

Identity::Identity(std::string audience, Keys token_keys) : audience_(std::move(audience)), token_keys_(std::move(token_keys)) {}

void Identity::Accept(std::string_view service, std::string secret) {
  std::lock_guard lock(mutex_);
  secrets_.emplace_back(std::move(secret), std::string(service));
}

absl::StatusOr<Caller> Identity::Of(const PeerFacts& facts, absl::Time now) {
  Caller caller{.service = ServiceOf(facts), .person = std::nullopt};
  if (facts.authorizations.empty()) return caller;
  if (facts.authorizations.size() > 1) return Refused({"có nhiều hơn một thẻ truy cập", "more than one token"});
  const std::string& authorization = facts.authorizations.front();
  if (!absl::StartsWithIgnoreCase(authorization, std::string(kBearer))) {
    return Refused({"tiêu đề authorization không phải thẻ Bearer", "the authorization is no bearer token"});
  }
  ASSIGN_OR_RETURN(PersonClaims claims, Verified(authorization.substr(kBearer.size()), now));
  if (!claims.presenter.empty() && claims.presenter != caller.service) {
    return Refused({"thẻ truy cập chỉ dùng được qua tiến trình khác", "the token is bound to another presenter"});
  }
  caller.person = std::move(claims.person);
  return caller;
}

std::string Identity::ServiceOf(const PeerFacts& facts) {
  if (facts.authenticated) return facts.common_names.size() == 1 ? facts.common_names.front() : "";
  if (!IsInProcess(facts) || facts.secrets.size() != 1) return "";
  std::string service;
  std::lock_guard lock(mutex_);
  for (const auto& [secret, holder] : secrets_) {  // all of them, whichever matches: time tells nothing
    if (crypto::EqualInConstantTime(secret, facts.secrets.front())) service = holder;
  }
  return service;
}

absl::StatusOr<PersonClaims> Identity::Verified(const std::string& token, absl::Time now) {
  std::vector<crypto::PublicKey> keys = token_keys_ ? token_keys_() : std::vector<crypto::PublicKey>();
  {
    std::lock_guard lock(mutex_);
    const auto found = known_.find(token);
    if (found != known_.end() && found->second.keys == keys && now < found->second.claims.expires) return found->second.claims;
  }
  ASSIGN_OR_RETURN(PersonClaims claims, VerifyPersonToken(token, keys, audience_, now));
  std::lock_guard lock(mutex_);
  if (known_.size() >= kKnownTokensMax) known_.clear();
  known_.insert_or_assign(token, Known{claims, std::move(keys)});
  return claims;
}

}  // namespace vanthu::rpc
