#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "services/platform/crypto/cms_signature.h"
#include "services/platform/status/reason.h"

// A signature that somebody brings. What was read of it is stamped, as it would be.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto facts = vanthu::crypto::ReadCms(bytes);
  if (!facts.ok() && !vanthu::status::ReasonOf(facts.status())) std::abort();
  if (facts.ok()) (void)vanthu::crypto::WithTimestamp(bytes, std::string("\x30\x00", 2));
  return 0;
}
