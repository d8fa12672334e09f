#pragma once

#include <string>
#include <utility>

#include "services/drafting/signature/timestamp_service.h"

namespace vanthu::drafting {

// RFC 3161 §3.4: one POST of application/timestamp-query. It waits some seconds at most and reads no more than a token can be;
// redirections are not followed. Threads: any.
class HttpTimestampService : public TimestampService {
 public:
  explicit HttpTimestampService(std::string url) : url_(std::move(url)) {}
  absl::StatusOr<std::string> Ask(const std::string& request) override;

 private:
  const std::string url_;
};

}  // namespace vanthu::drafting
