#include "services/distribution/topic/topic_keeper.h"

#include <optional>
#include <set>

#include "services/distribution/limits.h"
#include "services/distribution/topic/access_plan.h"
#include "services/platform/bus/access_refusal.h"
#include "services/platform/status/macros.h"
#include "services/platform/vocabulary/dispatch.h"

namespace vanthu::distribution {
namespace {

constexpr absl::Duration kAfterFailure = absl::Seconds(5);

}  // namespace

absl::StatusOr<TopicPlan> TopicKeeper::Plan() {
  ASSIGN_OR_RETURN(const std::vector<AgencyId> agencies, parts_.connected());
  ASSIGN_OR_RETURN(const std::set<std::string> there, parts_.admin.Topics());
  TopicPlan plan;
  for (const AgencyId& agency : agencies) {
    std::string topic = InboxTopic(agency);
    if (!there.contains(topic)) plan.topics.push_back(std::move(topic));
  }
  RETURN_IF_ERROR(PlanRules(agencies, plan));
  return plan;
}

absl::Status TopicKeeper::PlanRules(const std::vector<AgencyId>& agencies, TopicPlan& plan) {
  ASSIGN_OR_RETURN(const std::optional<std::set<bus::AccessRule>> there, parts_.admin.Rules());
  plan.keeps_rules = there.has_value();
  if (!there) return absl::OkStatus();
  for (const bus::AccessRule& rule : WantedRules(agencies, parts_.principals)) {
    if (!there->contains(rule)) plan.add.push_back(rule);
  }
  for (const bus::AccessRule& rule : *there) {
    if (IsSuperfluous(rule, parts_.principals)) plan.remove.push_back(rule);
  }
  return absl::OkStatus();
}

// Who loses an inbox loses it before another one gets it.
absl::Status TopicKeeper::Apply(const TopicPlan& plan) {
  ASSIGN_OR_RETURN(const std::vector<std::string> refused, parts_.bus.EnsureTopics(plan.topics));
  if (!refused.empty()) return bus::TopicsRefused(refused);
  RETURN_IF_ERROR(parts_.admin.RemoveRules(plan.remove));
  return parts_.admin.AddRules(plan.add);
}

absl::Time TopicKeeper::RunOnce(absl::Time now) {
  const auto plan = Plan();
  failure_ = plan.status();
  if (plan.ok() && !plan->IsEmpty()) failure_ = Apply(*plan);
  return now + (failure_.ok() ? kTopicsPause : kAfterFailure);
}

}  // namespace vanthu::distribution
