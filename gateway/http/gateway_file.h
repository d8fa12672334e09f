#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "gateway/http/gateway.h"
#include "services/platform/rpc/channel.h"
#include "vanthu/config/v1/gateway.pb.h"

namespace vanthu::gateway {

// What a process's configuration file makes of the gateway.
struct GatewayPlan {
  GatewayConfig config;                        // all but the channels
  std::map<std::string, std::string> targets;  // the address of each service by its name: "drafting"
  rpc::TlsFiles tls;
  std::filesystem::path desk_folder;  // empty: no desk
  absl::Duration drain_grace;
};

// CONFIG_INVALID names the key. `path` is the file's, for relative paths and messages.
absl::StatusOr<GatewayPlan> PlanOf(const config::v1::Gateway& file, const std::string& path);

absl::StatusOr<GatewayPlan> ReadPlan(const std::string& path);

// "127.0.0.1:8080" or "[::1]:8080" for the server. CONFIG_INVALID, with the file's `path`, for anything else.
absl::Status ListenAt(const std::string& listen, const std::string& path, ServerOptions* server);

// "drafting" → "vanthu.drafting.v1.Drafting".
std::string ContractOf(std::string_view service);

// The channels of the plan, each over mTLS.
void Connect(GatewayPlan* plan);

}  // namespace vanthu::gateway
