#pragma once

#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/distribution/topic/connector_principals.h"
#include "services/platform/bus/broker_admin.h"
#include "services/platform/bus/bus.h"
#include "services/platform/vocabulary/identifier.h"
#include "services/platform/vocabulary/pump.h"

namespace vanthu::distribution {

// What is to be done on the broker. Topics are never deleted: somebody may still read what is in them.
struct TopicPlan {
  std::vector<std::string> topics;  // to be made
  std::vector<bus::AccessRule> add;
  std::vector<bus::AccessRule> remove;
  bool keeps_rules = true;  // false: the broker has no access rules, everybody whom it lets in may do everything

  bool IsEmpty() const { return topics.empty() && add.empty() && remove.empty(); }
};

// Keeps an inbox topic for every agency that is connected, and the broker's access rules as the agencies' connectors need them:
// an agency that joins, or that moves to a connector of its own, is followed within a minute. Threads: as Pump; Plan and Apply by
// one caller at a time. What it is given outlives it.
class TopicKeeper : public Pump {
 public:
  struct Parts {
    bus::Bus& bus;
    bus::BrokerAdmin& admin;
    std::function<absl::StatusOr<std::vector<AgencyId>>()> connected;  // the agencies that receive through the broker
    ConnectorPrincipals principals;
  };
  explicit TopicKeeper(Parts parts) : parts_(std::move(parts)) {}

  absl::StatusOr<TopicPlan> Plan();
  absl::Status Apply(const TopicPlan& plan);  // repeated or cut off, it does no harm

  std::string_view name() const override { return "distribution.topics"; }
  absl::Time RunOnce(absl::Time now) override;
  absl::Status last_failure() const override { return failure_; }

 private:
  absl::Status PlanRules(const std::vector<AgencyId>& agencies, TopicPlan& plan);

  const Parts parts_;
  absl::Status failure_;  // of the last RunOnce
};

}  // namespace vanthu::distribution
