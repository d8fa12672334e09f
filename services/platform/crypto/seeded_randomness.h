#pragma once

#include <cstdint>
#include <mutex>
#include <string>

#include "services/platform/vocabulary/randomness.h"

namespace vanthu::crypto {

// The same bytes for the same seed, on every machine: for tests and simulated histories, never for a real key.
// How the bytes are cut into calls does not change their sequence. Threads: any, but two threads share one sequence.
class SeededRandomness : public Randomness {
 public:
  explicit SeededRandomness(uint64_t seed) : seed_(seed) {}
  std::string Bytes(size_t count) override;

 private:
  const uint64_t seed_;
  std::mutex mutex_;  // guards block_ and rest_
  uint64_t block_ = 0;
  std::string rest_;
};

}  // namespace vanthu::crypto
