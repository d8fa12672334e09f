#include "gateway/cli/fresh_key.h"

#include "services/platform/crypto/ed25519.h"
#include "services/platform/vocabulary/base32.h"

namespace vanthu::cli {
namespace {

constexpr size_t kRandomBytes = 16;

}  // namespace

std::string FreshKey() { return Base32(crypto::SystemRandomness().Bytes(kRandomBytes)); }

}  // namespace vanthu::cli
