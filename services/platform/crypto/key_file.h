#pragma once

#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "services/platform/vocabulary/randomness.h"

namespace vanthu::crypto {

// The 32 bytes of the Ed25519 private key in the PEM file `path` (PKCS #8, RFC 8410). Where there is none, one is made from
// `randomness`, mode 0600: written beside and linked into place, so that two processes starting at once get the same key and a
// half file is never seen. CONFIG_INVALID where the file holds something else; DISK_FULL, READ_ONLY_DISK, DISK_FAILED where it
// cannot be read or written.
absl::StatusOr<std::string> LoadOrCreateSeed(const std::string& path, Randomness& randomness);

// The content of the file `path`; where there is none, what `make` gives, written in the same way.
absl::StatusOr<std::string> LoadOrCreateSecret(const std::string& path, const std::function<absl::StatusOr<std::string>()>& make,
                                               Randomness& randomness);

absl::StatusOr<bool> IsThere(const std::string& path);

}  // namespace vanthu::crypto
