#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/http/gateway.h"
#include "gateway/http/testing/raw_client.h"
#include "nlohmann/json.hpp"
#include "tests/integration/installation.h"

namespace vanthu::integration {

// An installation with the gateway in front of it, asked over HTTP as a browser or a program asks.
class FrontDoor {
 public:
  using Fields = std::vector<gateway::HeaderField>;

  explicit FrontDoor(std::set<std::string> trusted_proxies = {}, uint64_t seed = 7);
  ~FrontDoor();

  gateway::testing::Answer Ask(std::string_view method, std::string_view target, Fields fields = {},
                               const nlohmann::json& body = nullptr) const;
  gateway::testing::Answer SignIn(const std::string& account, const std::string& password, Fields fields = {}) const;
  // What a program sends of a sample account's session.
  gateway::HeaderField Bearer(const std::string& account) const;

  int port() const { return gateway_->port(); }

  Installation house;

 private:
  std::unique_ptr<gateway::Gateway> gateway_;  // last: it goes before the servers that it calls
};

}  // namespace vanthu::integration
