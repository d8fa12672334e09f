#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "services/platform/crypto/sha256.h"
#include "services/platform/crypto/timestamp.h"

// What a timestamp service, or somebody in its place, answers; and a token as it stands in a signature.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  static const vanthu::Digest kStamped = vanthu::crypto::Sha256("y");  // as in the corpus
  const auto answer = vanthu::crypto::ReadTimestampResponse(bytes, {.imprint = kStamped, .nonce = "12345678"});
  if (answer.ok()) std::abort();  // it answers another request
  (void)vanthu::crypto::ReadTimestampToken(bytes, kStamped, {});
  return 0;
}
