#pragma once

#include "services/platform/vocabulary/digest.h"
#include "services/platform/vocabulary/dispatch.h"
#include "services/verification/manifest.h"

namespace vanthu::verification {

// What one delivery delivers: the manifest, to this recipient. It covers no instant, key or attempt, so every repeat has the
// same.
Digest ContentDigest(const Manifest& manifest, const Recipient& recipient);

}  // namespace vanthu::verification
