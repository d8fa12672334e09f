#pragma once

#include <string>

#include "absl/status/statusor.h"

namespace vanthu::drafting {

// Carries a request of RFC 3161 to a timestamp service and its answer back, both DER; it looks into neither. Failures:
// UNAVAILABLE with the cause. Threads: any.
class TimestampService {
 public:
  virtual ~TimestampService() = default;
  virtual absl::StatusOr<std::string> Ask(const std::string& request) = 0;
};

}  // namespace vanthu::drafting
