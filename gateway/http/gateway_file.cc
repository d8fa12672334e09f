#include "gateway/http/gateway_file.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/util/time_util.h"
#include "services/platform/rpc/service_channel.h"
#include "services/platform/runtime/config_file.h"
#include "services/platform/status/macros.h"
#include "services/platform/text/host_port.h"

namespace vanthu::gateway {
namespace {

using runtime::WrongConfig;

constexpr absl::Duration kDrainGrace = absl::Seconds(30);
constexpr absl::Duration kDrainGraceMax = absl::Hours(1);

absl::Duration DurationOr(bool is_there, const google::protobuf::Duration& duration, absl::Duration otherwise) {
  if (!is_there) return otherwise;
  return absl::Nanoseconds(google::protobuf::util::TimeUtil::DurationToNanoseconds(duration));
}

absl::Status SetLimits(const config::v1::Gateway& file, const std::string& path, GatewayConfig* config) {
  const config::v1::RateLimits& rates = file.rate_limits();
  config->per_address = {.per_second = rates.per_address(), .burst = rates.per_address_burst()};
  config->per_token = {.per_second = rates.per_token(), .burst = rates.per_token_burst()};
  for (const Rate& rate : {config->per_address, config->per_token}) {
    if (rate.per_second < 0 || (rate.per_second > 0 && rate.burst < 1))
      return WrongConfig(path, "rate_limits", "một tốc độ cần mức dồn từ 1 trở lên", "a rate needs a burst of 1 or more");
  }
  if (file.threads() < 0 || file.upload_bytes_max() < 0)
    return WrongConfig(path, "threads, upload_bytes_max", "nhỏ hơn không", "below zero");
  if (file.threads() > 0) config->server.threads = file.threads();
  if (file.upload_bytes_max() > 0) config->upload_bytes_max = file.upload_bytes_max();
  config->answer_timeout = DurationOr(file.has_answer_timeout(), file.answer_timeout(), kAnswerTimeout);
  if (config->answer_timeout <= absl::ZeroDuration() || config->answer_timeout > kTimeoutMax) {
    return WrongConfig(path, "answer_timeout", absl::StrFormat("phải lớn hơn 0 và tối đa %s", absl::FormatDuration(kTimeoutMax)),
                       absl::StrFormat("has to be more than 0 and at most %s", absl::FormatDuration(kTimeoutMax)));
  }
  return absl::OkStatus();
}

absl::Status SetTargets(const config::v1::Gateway& file, const std::string& path, GatewayPlan* plan) {
  if (file.services().empty()) return WrongConfig(path, "services", "chưa nêu dịch vụ nào", "no service is named");
  for (const auto& [service, address] : file.services()) {
    if (!text::ParseHostPort(address)) {
      return WrongConfig(path, absl::StrCat("services.", service), "cần một địa chỉ như 127.0.0.1:8434",
                         "an address like 127.0.0.1:8434 is needed");
    }
    if (google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(ContractOf(service)) == nullptr) {
      return WrongConfig(path, absl::StrCat("services.", service), "không có dịch vụ nào tên này", "no service has this name");
    }
    plan->targets.emplace(service, address);
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status ListenAt(const std::string& listen, const std::string& path, ServerOptions* server) {
  const auto at = text::ParseHostPort(listen);
  if (!at) return WrongConfig(path, "listen", "cần một địa chỉ như 127.0.0.1:8080", "an address like 127.0.0.1:8080 is needed");
  server->address = at->host;
  server->port = at->port;
  return absl::OkStatus();
}

std::string ContractOf(std::string_view service) {
  std::string name(service);
  std::string title = name;
  if (!title.empty()) title.front() = absl::ascii_toupper(static_cast<unsigned char>(title.front()));
  return absl::StrCat("vanthu.", name, ".v1.", title);
}

absl::StatusOr<GatewayPlan> PlanOf(const config::v1::Gateway& file, const std::string& path) {
  GatewayPlan plan;
  RETURN_IF_ERROR(ListenAt(file.listen(), path, &plan.config.server));
  RETURN_IF_ERROR(SetLimits(file, path, &plan.config));
  plan.config.trusted_proxies.insert(file.trusted_proxies().begin(), file.trusted_proxies().end());
  RETURN_IF_ERROR(SetTargets(file, path, &plan));
  if (file.key_and_chain_file().empty() || file.authorities_file().empty()) {
    return WrongConfig(path, "key_and_chain_file, authorities_file", "các dịch vụ không nhận lời gọi không có chứng thư",
                       "the services take no call without a certificate");
  }
  plan.tls = {.key_and_chain = runtime::PathIn(path, file.key_and_chain_file()),
              .authorities = runtime::PathIn(path, file.authorities_file())};
  plan.desk_folder = runtime::PathIn(path, file.desk_folder());
  plan.drain_grace = DurationOr(file.has_drain_grace(), file.drain_grace(), kDrainGrace);
  if (plan.drain_grace < absl::ZeroDuration() || plan.drain_grace > kDrainGraceMax)
    return WrongConfig(path, "drain_grace", "phải từ 0s đến 3600s", "has to be from 0s to 3600s");
  return plan;
}

absl::StatusOr<GatewayPlan> ReadPlan(const std::string& path) {
  config::v1::Gateway file;
  RETURN_IF_ERROR(runtime::LoadConfigFile(path, &file));
  return PlanOf(file, path);
}

void Connect(GatewayPlan* plan) {
  for (const auto& [service, target] : plan->targets) {
    plan->config.services.emplace(ContractOf(service), rpc::ServiceChannel(target, plan->tls, service));
  }
}

}  // namespace vanthu::gateway
