#include "gateway/http/session_credentials.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "gateway/http/bearer_credentials.h"
#include "gateway/http/error_answer.h"
#include "gateway/http/limits.h"
#include "gateway/http/session_cookie.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/rpc/channel.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::gateway {
namespace {

constexpr char kSecretPrefix[] = "s1.";  // a token begins with v1.
constexpr char kService[] = "vanthu.directory.v1.Directory";

bool IsSecret(const std::string& bearer) { return absl::StartsWith(bearer, kSecretPrefix); }

}  // namespace

// One call to the directory; it holds itself until it is answered.
struct SessionCredentials::Renewal {
  LiveCalls::Place place;  // first: the last to go
  grpc::ClientContext context;
  directory::v1::RenewSessionRequest request;
  directory::v1::Session session;
};

SessionCredentials::SessionCredentials(const std::shared_ptr<grpc::Channel>& directory, vanthu::Clock& clock)
    : stub_(directory::v1::Directory::NewStub(directory)), clock_(clock) {}

SessionCredentials::~SessionCredentials() { calls_.Stop(); }

void SessionCredentials::Stop() { calls_.Stop(); }

void SessionCredentials::TokenOf(const RequestHead& head, const ClientFacts& client, Then then) {
  absl::StatusOr<std::string> bearer = BearerOf(head);
  if (!bearer.ok()) return then(bearer.status());
  if (!bearer->empty() && !IsSecret(*bearer)) return then(*std::move(bearer));
  if (!bearer->empty()) return Exchange(*bearer, std::move(then));
  const std::string cookie = SessionCookieOf(head, client.is_tls);
  if (cookie.empty()) return then(std::string());
  const absl::Status ours = JudgeOrigin(head, client.is_tls);
  if (!ours.ok()) return then(ours);
  Exchange(cookie, std::move(then));
}

absl::StatusOr<std::string> SessionCredentials::TakeSession(const RequestHead& head, const ClientFacts& client) {
  ASSIGN_OR_RETURN(std::string secret, BearerOf(head));
  if (!IsSecret(secret)) {
    secret = SessionCookieOf(head, client.is_tls);
    // A page that signs its reader in as somebody else is another site's too.
    if (!secret.empty() || ComesFromPage(head)) RETURN_IF_ERROR(JudgeOrigin(head, client.is_tls));
  }
  std::lock_guard lock(mutex_);
  remembered_.erase(crypto::Sha256(secret).Hex());
  return secret;
}

void SessionCredentials::Exchange(const std::string& secret, Then then) {
  const std::string digest = crypto::Sha256(secret).Hex();
  if (std::string token = Recall(digest); !token.empty()) return then(std::move(token));
  auto renewal = std::make_shared<Renewal>();
  rpc::Prepare({.timeout = kRenewalTimeout}, renewal->context);
  renewal->request.set_session_secret(secret);
  if (!renewal->place.Take(calls_, &renewal->context, nullptr)) {
    return then(status::Error(status::Reason::kUnavailable, {{"name", kService}}));
  }
  stub_->async()->RenewSession(&renewal->context, &renewal->request, &renewal->session,
                               [this, renewal, digest, then = std::move(then)](const grpc::Status& status) {
                                 if (status.ok()) {
                                   const auto& session = renewal->session;
                                   const absl::Time expires = absl::FromUnixSeconds(session.token_expires_at().seconds());
                                   Remember(digest, {session.token(), std::min(clock_.Now() + kTokenKept, expires)});
                                   then(session.token());
                                 } else {
                                   then(WithReason(status, kService));
                                 }
                                 renewal->place.Done();
                               });
}

std::string SessionCredentials::Recall(const std::string& digest) {
  std::lock_guard lock(mutex_);
  const auto found = remembered_.find(digest);
  return found == remembered_.end() || found->second.until <= clock_.Now() ? std::string() : found->second.token;
}

void SessionCredentials::Remember(const std::string& digest, Remembered remembered) {
  std::lock_guard lock(mutex_);
  if (remembered_.size() >= kSessionsRemembered) remembered_.clear();
  remembered_.insert_or_assign(digest, std::move(remembered));
}

std::unique_ptr<Credentials> CredentialsFor(const std::map<std::string, std::shared_ptr<grpc::Channel>>& services,
                                            vanthu::Clock& clock) {
  const auto directory = services.find(kService);
  if (directory == services.end()) return std::make_unique<BearerCredentials>();
  return std::make_unique<SessionCredentials>(directory->second, clock);
}

}  // namespace vanthu::gateway
