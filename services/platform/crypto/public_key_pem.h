#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/platform/crypto/ed25519.h"

namespace vanthu::crypto {

// Every Ed25519 public key of a PEM text (SubjectPublicKeyInfo, RFC 8410), in its order. CONFIG_INVALID, naming `name`, where one
// is of another kind, or none is there.
absl::StatusOr<std::vector<PublicKey>> PublicKeysFromPem(std::string_view name, std::string_view pem);
std::string PemOf(const PublicKey& key);

}  // namespace vanthu::crypto
