#pragma once

#include <string>

#include "absl/time/time.h"
#include "services/platform/crypto/ed25519.h"

namespace vanthu::directory {

// How a person's token is made.
struct TokenMint {
  crypto::SigningKey key;
  std::string audience;  // the installation
  absl::Duration life;
};

}  // namespace vanthu::directory
