#include "services/platform/runtime/metrics_port.h"

#include <civetweb.h>

#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "prometheus/text_serializer.h"
#include "services/platform/status/reason.h"

namespace vanthu::runtime {
namespace {

constexpr int kOk = 200;
constexpr int kUnavailable = 503;

int Answer(mg_connection* connection, int code, std::string_view reason, std::string_view body) {
  mg_printf(connection,
            "HTTP/1.1 %d %.*s\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8\r\nContent-Length: %zu\r\n"
            "Cache-Control: no-store\r\nConnection: close\r\n\r\n",
            code, static_cast<int>(reason.size()), reason.data(), body.size());
  mg_write(connection, body.data(), body.size());
  return code;
}

int AnswerMetrics(mg_connection* connection, void* sources) {
  const auto& from = *static_cast<const MetricsPort::Sources*>(sources);
  return Answer(connection, kOk, "OK", prometheus::TextSerializer().Serialize(from.collect()));
}

int AnswerHealth(mg_connection* connection, void* sources) {
  const bool is_serving = static_cast<const MetricsPort::Sources*>(sources)->is_serving();
  return is_serving ? Answer(connection, kOk, "OK", "ok\n")
                    : Answer(connection, kUnavailable, "Service Unavailable", "not serving\n");
}

absl::Status NoPort(const std::string& address) {
  return status::Error(status::Reason::kConfigInvalid,
                       {{"name", address},
                        {"field", "observe"},
                        {"cause", "không mở được cổng này: tiến trình khác đang dùng, hoặc địa chỉ không có trên máy"},
                        {"cause_en", "the port cannot be opened: another process has it, or this machine has no such address"}});
}

}  // namespace

absl::StatusOr<std::unique_ptr<MetricsPort>> MetricsPort::Open(const std::string& address, Sources sources) {
  std::unique_ptr<MetricsPort> opened(new MetricsPort(std::move(sources)));
  const char* options[] = {"listening_ports",
                           address.c_str(),
                           "num_threads",
                           "2",
                           "request_timeout_ms",
                           "10000",
                           "enable_directory_listing",
                           "no",
                           nullptr};
  const mg_callbacks nothing{};
  opened->context_ = mg_start(&nothing, nullptr, options);
  if (opened->context_ == nullptr) return NoPort(address);
  mg_server_port port{};
  if (mg_get_server_ports(opened->context_, 1, &port) == 1) opened->port_ = port.port;
  void* given = const_cast<Sources*>(&opened->sources_);
  mg_set_request_handler(opened->context_, "/metrics$", AnswerMetrics, given);
  mg_set_request_handler(opened->context_, "/healthz$", AnswerHealth, given);
  return opened;
}

MetricsPort::~MetricsPort() {
  if (context_ != nullptr) mg_stop(context_);
}

}  // namespace vanthu::runtime
