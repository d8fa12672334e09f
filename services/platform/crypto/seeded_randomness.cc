#include "services/platform/crypto/seeded_randomness.h"

#include "absl/strings/str_format.h"
#include "services/platform/crypto/sha256.h"

namespace vanthu::crypto {

std::string SeededRandomness::Bytes(size_t count) {
  std::lock_guard lock(mutex_);
  while (rest_.size() < count) rest_ += Sha256(absl::StrFormat("vanthu seed %d block %d", seed_, block_++)).Bytes();
  std::string bytes = rest_.substr(0, count);
  rest_.erase(0, count);
  return bytes;
}

}  // namespace vanthu::crypto
