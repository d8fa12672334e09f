#pragma once

#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "gateway/http/client_facts.h"
#include "gateway/http/http_message.h"

namespace vanthu::gateway {

// For whom a request speaks. The gateway asks it before each call and forwards what it gives as the person's token, which the
// service verifies; it never calls on its own behalf instead. Failures: UNAUTHENTICATED where a credential is there and no good,
// PERMISSION_DENIED where a page of another site used it. Threads: any; `then` on any, at once where nobody has to be asked.
class Credentials {
 public:
  using Then = std::function<void(absl::StatusOr<std::string>)>;
  virtual ~Credentials() = default;

  // The token to forward; empty where the request carries no credential at all.
  virtual void TokenOf(const RequestHead& head, const ClientFacts& client, Then then) = 0;

  // The secret of the session that the request speaks for, empty where there is none: for calls that begin, renew or end one.
  // What is remembered of the session is forgotten.
  virtual absl::StatusOr<std::string> TakeSession(const RequestHead& head, const ClientFacts& client);

  // No call is under way when it returns, and none begins any more.
  virtual void Stop() {}
};

}  // namespace vanthu::gateway
