#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/rpc/call.h"

namespace vanthu::rpc {

inline constexpr absl::Duration kPersonTokenLifeMax = absl::Hours(1);

// What a person's token says. Short-lived, so that a withdrawn role ends soon without asking directory at every call.
struct PersonClaims {
  Person person;
  std::string audience;   // the installation that it is good for
  std::string presenter;  // the one service that may carry it, as it proves itself ("gateway"); empty: whoever holds it
  absl::Time expires;
};

// "v1.<base64url payload>.<base64url signature>"; the payload is canonical text, one claim a line, beginning with the kind of
// statement, so that no other signed text of the house passes for a token.
std::string MintPersonToken(const crypto::SigningKey& key, const PersonClaims& claims);

// The claims of a token that one of `keys` signed, and that is good for `audience` and not over at `now`. UNAUTHENTICATED
// otherwise, also where it would live longer than kPersonTokenLifeMax from now. Who presents it is for the caller of this
// function to judge.
absl::StatusOr<PersonClaims> VerifyPersonToken(std::string_view token, const std::vector<crypto::PublicKey>& keys,
                                               std::string_view audience, absl::Time now);

}  // namespace vanthu::rpc
