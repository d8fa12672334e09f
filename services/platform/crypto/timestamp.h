#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/platform/crypto/certificate.h"
#include "services/platform/vocabulary/digest.h"
#include "services/platform/vocabulary/randomness.h"

namespace vanthu::crypto {

// The client's half of RFC 3161: what is sent to a timestamp service, and what comes back.
struct TimestampRequest {
  std::string der;
  Digest imprint;
  std::string nonce;
};
TimestampRequest MakeTimestampRequest(const Digest& imprint, Randomness& randomness);

struct Timestamp {
  absl::Time at;
  Certificate authority;    // whose key signed it
  std::string token;        // DER
  bool is_trusted = false;  // the authority's certificate is pinned, or issued by a pinned one
};

// The token of a response to exactly this request. BAD_TIMESTAMP with the cause where it is refused, or is an answer to another.
absl::StatusOr<Timestamp> ReadTimestampResponse(std::string_view der, const TimestampRequest& request);

// BAD_TIMESTAMP where the token is not over `imprint`, or its signature does not hold.
absl::StatusOr<Timestamp> ReadTimestampToken(std::string_view der, const Digest& imprint, const std::vector<Certificate>& pinned);

}  // namespace vanthu::crypto
