#pragma once

#include "gateway/http/credentials.h"

namespace vanthu::gateway {

// "Authorization: Bearer <token>" (RFC 6750, 2.1), for programs. Tokens in bodies and queries are not read: they end up in logs.
class BearerCredentials : public Credentials {
 public:
  void TokenOf(const RequestHead& head, std::function<void(absl::StatusOr<std::string>)> then) override;
};

}  // namespace vanthu::gateway
