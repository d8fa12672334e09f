#pragma once

#include <cstddef>
#include <string>

namespace vanthu {

// Where ids, nonces and jitter come from. crypto::SystemRandomness in a process, a seed in a test. Threads: any.
class Randomness {
 public:
  virtual ~Randomness() = default;
  virtual std::string Bytes(size_t count) = 0;
};

// 128 random bits as 26 characters of lower-case base32 (no padding): the text of a fresh id.
std::string FreshIdText(Randomness& randomness);

}  // namespace vanthu
