#pragma once

#include <map>
#include <mutex>
#include <string>

#include "absl/status/statusor.h"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/vocabulary/identifier.h"
#include "services/platform/vocabulary/randomness.h"

namespace vanthu::numbering {

// The keys that sign the agencies' checkpoints: one PEM file each in the service's key folder, made at first use. They live in
// this service alone; their public halves are told to the directory (key_publisher.h). Threads: any.
class LogKeys {
 public:
  // `randomness` outlives the keys.
  LogKeys(std::string folder, Randomness& randomness) : folder_(std::move(folder)), randomness_(randomness) {}

  absl::StatusOr<crypto::SigningKey> KeyOf(const AgencyId& agency);

 private:
  const std::string folder_;
  Randomness& randomness_;
  std::mutex mutex_;  // guards keys_
  std::map<AgencyId, crypto::SigningKey> keys_;
};

}  // namespace vanthu::numbering
