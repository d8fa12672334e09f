#include "services/platform/runtime/metrics_port.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include "gtest/gtest.h"
#include "prometheus/metric_family.h"
#include "services/platform/status/reason.h"

namespace vanthu::runtime {
namespace {

std::string Get(int port, const std::string& path) {
  const int channel = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  EXPECT_EQ(connect(channel, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
  const std::string request = "GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
  EXPECT_EQ(send(channel, request.data(), request.size(), 0), static_cast<ssize_t>(request.size()));
  std::string answer;
  char piece[4096];
  for (ssize_t count = 0; (count = recv(channel, piece, sizeof(piece), 0)) > 0;) answer.append(piece, static_cast<size_t>(count));
  close(channel);
  return answer;
}

TEST(MetricsPort, ShowsMetricsAndHealthAndNothingElse) {
  bool is_serving = true;
  const auto port = MetricsPort::Open(
      "127.0.0.1:0", {.collect =
                          [] {
                            prometheus::MetricFamily family{"vanthu_x", "Of the test.", prometheus::MetricType::Gauge, {}};
                            family.metric.emplace_back().gauge.value = 5;
                            return std::vector{family};
                          },
                      .is_serving = [&] { return is_serving; }});
  ASSERT_TRUE(port.ok()) << port.status();
  const std::string metrics = Get((*port)->port(), "/metrics");
  EXPECT_EQ(metrics.rfind("HTTP/1.1 200", 0), 0U) << metrics;
  EXPECT_NE(metrics.find("# HELP vanthu_x Of the test.\n# TYPE vanthu_x gauge\nvanthu_x 5"), std::string::npos) << metrics;
  EXPECT_EQ(Get((*port)->port(), "/healthz").rfind("HTTP/1.1 200", 0), 0U);
  is_serving = false;
  EXPECT_EQ(Get((*port)->port(), "/healthz").rfind("HTTP/1.1 503", 0), 0U);
  EXPECT_EQ(Get((*port)->port(), "/").rfind("HTTP/1.1 404", 0), 0U);
  EXPECT_EQ(Get((*port)->port(), "/metrics/x").rfind("HTTP/1.1 404", 0), 0U);
}

TEST(MetricsPort, SaysThatItsPortIsTaken) {
  const MetricsPort::Sources nothing{.collect = [] { return std::vector<prometheus::MetricFamily>(); },
                                     .is_serving = [] { return true; }};
  const auto first = MetricsPort::Open("127.0.0.1:0", nothing);
  ASSERT_TRUE(first.ok()) << first.status();
  const auto second = MetricsPort::Open("127.0.0.1:" + std::to_string((*first)->port()), nothing);
  EXPECT_TRUE(status::Is(second.status(), status::Reason::kConfigInvalid)) << second.status();
}

}  // namespace
}  // namespace vanthu::runtime
