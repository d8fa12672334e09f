#include "tests/integration/front_door.h"

#include <stdexcept>
#include <utility>

#include "absl/strings/str_cat.h"
#include "gateway/http/gateway_file.h"
#include "gateway/http/session_credentials.h"
#include "services/directory/account/password_rule.h"

namespace vanthu::integration {

FrontDoor::FrontDoor(std::set<std::string> trusted_proxies, uint64_t seed) : house(seed) {
  const absl::Status opened = house.Open();
  if (!opened.ok()) throw std::runtime_error(opened.ToString());
  gateway::GatewayConfig config{.trusted_proxies = std::move(trusted_proxies)};
  for (const char* service : {"directory", "numbering", "distribution", "drafting", "connector"}) {
    config.services.emplace(gateway::ContractOf(service), house.ChannelTo(service, "gateway"));
  }
  auto credentials = gateway::CredentialsFor(config.services, house.clock());
  gateway_ = gateway::Gateway::Open(std::move(config), house.clock(), std::move(credentials)).value();
}

FrontDoor::~FrontDoor() { gateway_.reset(); }

gateway::testing::Answer FrontDoor::Ask(std::string_view method, std::string_view target, Fields fields,
                                        const nlohmann::json& body) const {
  const std::string text = body.is_null() ? "" : body.dump();
  if (!text.empty()) fields.push_back({"Content-Type", "application/json"});
  return gateway::testing::Ask(gateway_->port(), method, target, fields, text);
}

gateway::testing::Answer FrontDoor::SignIn(const std::string& account, const std::string& password, Fields fields) const {
  return Ask("POST", "/v1/sessions:signIn", std::move(fields),
             {{"account", absl::StrCat("accounts/", account)}, {"password", password}});
}

gateway::HeaderField FrontDoor::Bearer(const std::string& account) const {
  const auto session = nlohmann::json::parse(SignIn(account, directory::kSamplePassword).body, nullptr, false);
  return {"Authorization", absl::StrCat("Bearer ", session.value("sessionSecret", ""))};
}

}  // namespace vanthu::integration
