#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/rpc/call.h"
#include "services/platform/rpc/person_token.h"

namespace vanthu::rpc {

inline constexpr char kAuthorizationKey[] = "authorization";            // "Bearer v1.…": a person's token
inline constexpr char kCallerSecretKey[] = "vanthu-caller-secret-bin";  // only within a process; a gateway never forwards it
inline constexpr char kTraceparentKey[] = "traceparent";

// What the transport shows of a caller.
struct PeerFacts {
  bool has_auth_context = false;  // any property at all: every network connection has some, an in-process one has none
  bool authenticated = false;     // mTLS
  std::vector<std::string> common_names = {};  // of the peer's certificate
  std::string peer = {};                       // "ipv4:…", "unix:…", "unknown"
  std::vector<std::string> secrets = {};       // metadata, every value that came
  std::vector<std::string> authorizations = {};
};

// Tells who is calling: a process by its certificate or, within the process, by the secret made for it; a person by a token.
// Threads: any.
class Identity {
 public:
  using Keys = std::function<std::vector<crypto::PublicKey>()>;

  Identity(std::string audience, Keys token_keys);

  // From now on the holder of `secret` is `service`. A secret of an earlier life of the caller stays good.
  void Accept(std::string_view service, std::string secret);

  // A caller without any credential is anonymous: the access rule refuses it. UNAUTHENTICATED where a credential is there and
  // wrong, so that a bad token never falls back on the process that carries it.
  absl::StatusOr<Caller> Of(const PeerFacts& facts, absl::Time now);

 private:
  struct Known {
    PersonClaims claims;
    std::vector<crypto::PublicKey> keys;  // what the house trusted when the token was verified
  };

  std::string ServiceOf(const PeerFacts& facts);
  absl::StatusOr<PersonClaims> Verified(const std::string& token, absl::Time now);

  const std::string audience_;
  const Keys token_keys_;
  std::mutex mutex_;                                          // guards secrets_ and known_
  std::vector<std::pair<std::string, std::string>> secrets_;  // secret, service
  std::map<std::string, Known> known_;  // verified tokens: a verification costs more than all the rest of admission
};

}  // namespace vanthu::rpc
