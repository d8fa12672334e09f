#pragma once

#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "gateway/http/http_message.h"

namespace vanthu::gateway {

// For whom a request speaks. The gateway asks it before each call and forwards what it gives as the person's token, which the
// service verifies; it never calls on its own behalf instead. Failures: UNAUTHENTICATED where a credential is there and no good.
// Threads: any; `then` on any, at once where nobody has to be asked.
class Credentials {
 public:
  virtual ~Credentials() = default;

  // The token to forward; empty where the request carries no credential at all.
  virtual void TokenOf(const RequestHead& head, std::function<void(absl::StatusOr<std::string>)> then) = 0;
};

}  // namespace vanthu::gateway
