#include <openssl/rand.h>

#include <cstdlib>
#include <string>

#include "services/platform/crypto/ed25519.h"

namespace vanthu::crypto {

std::string SystemRandomness::Bytes(size_t count) {
  std::string bytes(count, '\0');
  // Without randomness no key, nonce or id may be made: going on would be worse than stopping.
  if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count)) != 1) std::abort();
  return bytes;
}

}  // namespace vanthu::crypto
