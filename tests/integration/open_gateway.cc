#include "tests/integration/open_gateway.h"

#include <chrono>
#include <thread>
#include <utility>

#include "gateway/contracts.h"
#include "gateway/http/gateway_file.h"
#include "gateway/http/session_credentials.h"

namespace vanthu::integration {

absl::StatusOr<std::unique_ptr<gateway::Gateway>> OpenGateway(Installation& installation, Clock& clock, int port) {
  gateway::GatewayConfig config;
  config.server.port = port;
  for (const char* service : {"directory", "numbering", "distribution", "drafting", "connector"}) {
    config.services.emplace(gateway::ContractOf(service), installation.ChannelTo(service, "gateway"));
  }
  config.contracts.emplace_back(gateway::ContractDescriptors());
  auto credentials = gateway::CredentialsFor(config.services, installation.clock());
  return gateway::Gateway::Open(std::move(config), clock, std::move(credentials));
}

void WorkUntil(const std::atomic<bool>& is_over, Installation& installation) {
  while (!is_over) {
    for (size_t pump = 0; pump < installation.pump_count(); ++pump) installation.Turn(pump);
    installation.clock().Advance(absl::Milliseconds(100));
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

}  // namespace vanthu::integration
