#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

struct mg_context;

namespace prometheus {
struct MetricFamily;
}

namespace vanthu::runtime {

// What a process shows its operator on a port of its own, plain HTTP: /metrics for Prometheus, and /healthz, which says 200 while
// the process serves and 503 otherwise. Threads: its own two; `collect` and `is_serving` are called from them, and outlive the
// port.
class MetricsPort {
 public:
  struct Sources {
    std::function<std::vector<prometheus::MetricFamily>()> collect;
    std::function<bool()> is_serving;
  };

  // `address` is "127.0.0.1:9432"; port 0: a free one. CONFIG_INVALID.
  static absl::StatusOr<std::unique_ptr<MetricsPort>> Open(const std::string& address, Sources sources);
  ~MetricsPort();
  MetricsPort(const MetricsPort&) = delete;
  MetricsPort& operator=(const MetricsPort&) = delete;

  int port() const { return port_; }

 private:
  explicit MetricsPort(Sources sources) : sources_(std::move(sources)) {}

  const Sources sources_;
  mg_context* context_ = nullptr;
  int port_ = 0;
};

}  // namespace vanthu::runtime
