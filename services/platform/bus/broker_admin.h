#pragma once

#include <compare>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace vanthu::bus {

// One thing that a broker lets somebody do; what no rule allows is refused to all but its super users. The words are Kafka's.
struct AccessRule {
  enum class Kind { kTopic, kGroup };

  std::string principal;  // "User:connector"
  Kind kind = Kind::kTopic;
  std::string name;
  bool is_prefix = false;  // of every topic whose name begins so
  std::string right;       // "READ", "WRITE"; each of them includes to see that it is there
  std::string host = "*";  // from which address

  auto operator<=>(const AccessRule&) const = default;
};

// What is asked of a broker by who looks after it. Failures: BROKER_UNAVAILABLE; CONFIG_INVALID where the broker does not let
// this client do it. Threads: one caller at a time.
class BrokerAdmin {
 public:
  virtual ~BrokerAdmin() = default;
  virtual absl::StatusOr<std::set<std::string>> Topics() = 0;
  // The rules by which anything is allowed on a topic or a group, whoever made them; none where the broker keeps no rules.
  virtual absl::StatusOr<std::optional<std::set<AccessRule>>> Rules() = 0;
  // In bounded requests, in their order; a rule that is there, or is gone, already is no failure.
  virtual absl::Status AddRules(const std::vector<AccessRule>& rules) = 0;
  virtual absl::Status RemoveRules(const std::vector<AccessRule>& rules) = 0;
};

}  // namespace vanthu::bus
