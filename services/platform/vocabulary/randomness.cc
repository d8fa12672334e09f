#include "services/platform/vocabulary/randomness.h"

#include "services/platform/vocabulary/base32.h"

namespace vanthu {

std::string FreshIdText(Randomness& randomness) { return Base32(randomness.Bytes(16)); }

}  // namespace vanthu
