#pragma once

#include "gateway/http/credentials.h"

namespace vanthu::gateway {

// The token of "Authorization: Bearer <token>" (RFC 6750, 2.1); empty where there is no such field. Tokens in bodies and queries
// are not read: they end up in logs.
absl::StatusOr<std::string> BearerOf(const RequestHead& head);

// Programs that bring a person's token.
class BearerCredentials : public Credentials {
 public:
  void TokenOf(const RequestHead& head, const ClientFacts& client, Then then) override;
};

}  // namespace vanthu::gateway
