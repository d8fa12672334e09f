#include "gateway/http/gateway_metrics.h"

#include <utility>

#include "prometheus/text_serializer.h"

namespace vanthu::gateway {
namespace {

const prometheus::Histogram::BucketBoundaries kSeconds = {0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30};

}  // namespace

GatewayMetrics::GatewayMetrics(const std::vector<Route>& routes, Besides besides)
    : besides_(std::move(besides)),
      answers_(prometheus::BuildCounter()
                   .Name("vanthu_gateway_answers_total")
                   .Help("Answers by route and status.")
                   .Register(registry_)),
      seconds_(prometheus::BuildHistogram()
                   .Name("vanthu_gateway_answer_seconds")
                   .Help("From a request to the beginning of its answer.")
                   .Register(registry_)),
      open_streams_(prometheus::BuildGauge()
                        .Name("vanthu_gateway_open_event_streams")
                        .Help("Event streams that are open now.")
                        .Register(registry_)
                        .Add({})) {
  for (const Route& route : routes) lines_.emplace(&route, LineOf(route.http_method, route.path_text));
  lines_.emplace(nullptr, LineOf("", ""));
}

GatewayMetrics::Line GatewayMetrics::LineOf(const std::string& http_method, const std::string& path) {
  return {.path = path,
          .http_method = http_method,
          .seconds = &seconds_.Add({{"method", http_method}, {"route", path}}, kSeconds),
          .answers = {}};
}

void GatewayMetrics::Count(const Route* route, int http_status, std::chrono::steady_clock::duration after) {
  Line& line = lines_.at(route);
  line.seconds->Observe(std::chrono::duration<double>(after).count());
  prometheus::Counter* counter = nullptr;
  {
    std::lock_guard lock(mutex_);
    prometheus::Counter*& known = line.answers[http_status];
    if (known == nullptr) {
      known = &answers_.Add({{"method", line.http_method}, {"route", line.path}, {"code", std::to_string(http_status)}});
    }
    counter = known;
  }
  counter->Increment();
}

std::string GatewayMetrics::Text() const {
  std::vector<prometheus::MetricFamily> families = registry_.Collect();
  for (prometheus::MetricFamily& family : besides_ ? besides_() : std::vector<prometheus::MetricFamily>()) {
    families.push_back(std::move(family));
  }
  return prometheus::TextSerializer().Serialize(families);
}

}  // namespace vanthu::gateway
