#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "gateway/http/route.h"
#include "prometheus/counter.h"
#include "prometheus/gauge.h"
#include "prometheus/histogram.h"
#include "prometheus/metric_family.h"
#include "prometheus/registry.h"

namespace vanthu::gateway {

// What the gateway counts, for Prometheus. Label values are routes and status codes, never anything that a client sends. Threads:
// any.
class GatewayMetrics {
 public:
  // What the process tells of itself; asked at each scrape.
  using Besides = std::function<std::vector<prometheus::MetricFamily>()>;
  explicit GatewayMetrics(const std::vector<Route>& routes, Besides besides = nullptr);

  // An answer begun, `after` its request came. No route: a path that is none, or the gateway's own.
  void Count(const Route* route, int http_status, std::chrono::steady_clock::duration after);

  prometheus::Gauge& open_streams() { return open_streams_; }

  std::string Text() const;

 private:
  struct Line {
    std::string path;
    std::string http_method;
    prometheus::Histogram* seconds;
    std::map<int, prometheus::Counter*> answers;
  };
  Line LineOf(const std::string& http_method, const std::string& path);

  const Besides besides_;
  prometheus::Registry registry_;
  prometheus::Family<prometheus::Counter>& answers_;
  prometheus::Family<prometheus::Histogram>& seconds_;
  prometheus::Gauge& open_streams_;
  std::mutex mutex_;  // guards the answers of lines_; the lines themselves are made once
  std::map<const Route*, Line> lines_;
};

}  // namespace vanthu::gateway
