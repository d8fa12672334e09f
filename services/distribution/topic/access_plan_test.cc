#include "services/distribution/topic/access_plan.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace vanthu::distribution {
namespace {

using bus::AccessRule;
using testing::UnorderedElementsAre;

AgencyId Agency(const char* id) { return AgencyId::Trusted(id); }

AccessRule OnTopic(const char* principal, const char* topic, const char* right, bool is_prefix = false) {
  return {.principal = principal, .name = topic, .is_prefix = is_prefix, .right = right};
}

AccessRule OnGroup(const char* principal, const char* group) {
  return {.principal = principal, .kind = AccessRule::Kind::kGroup, .name = group, .right = "READ"};
}

TEST(AccessPlan, GivesEachConnectorItsOwnInboxesItsGroupAndTheReceipts) {
  const ConnectorPrincipals principals({{Agency("so-a"), "connector-a"}, {Agency("xa-a"), "connector-a"}});
  EXPECT_THAT(WantedRules({Agency("so-a"), Agency("xa-a"), Agency("so-b")}, principals),
              UnorderedElementsAre(
                  OnTopic("User:connector-a", "vanthu.v1.inbox.so-a", "READ"),
                  OnTopic("User:connector-a", "vanthu.v1.inbox.xa-a", "READ"),
                  OnTopic("User:connector-a", "vanthu.v1.receipts.", "WRITE", true), OnGroup("User:connector-a", "connector-a"),
                  OnTopic("User:connector", "vanthu.v1.inbox.so-b", "READ"),
                  OnTopic("User:connector", "vanthu.v1.receipts.", "WRITE", true), OnGroup("User:connector", "connector")));
}

TEST(AccessPlan, FindsNothingItWantsSuperfluous) {
  const ConnectorPrincipals principals({{Agency("so-a"), "connector-a"}});
  for (const AccessRule& rule : WantedRules({Agency("so-a"), Agency("so-b")}, principals)) {
    EXPECT_FALSE(IsSuperfluous(rule, principals)) << rule.principal << " " << rule.name;
  }
}

TEST(AccessPlan, LeavesTheRuleOfAnAgencyThatIsNotConnectedNow) {
  EXPECT_FALSE(IsSuperfluous(OnTopic("User:connector", "vanthu.v1.inbox.so-cu", "READ"), ConnectorPrincipals()));
}

TEST(AccessPlan, FindsSuperfluousWhatNoConnectorIsToHave) {
  const ConnectorPrincipals principals({{Agency("so-a"), "connector-a"}});
  AccessRule from_one_machine = OnTopic("User:connector-a", "vanthu.v1.inbox.so-a", "READ");
  from_one_machine.host = "10.0.0.7";
  const AccessRule superfluous[] = {
      OnTopic("User:connector", "vanthu.v1.inbox.so-a", "READ"),             // it moved to a machine of its own
      OnTopic("User:connector-a", "vanthu.v1.inbox.so-a", "WRITE"),          // nobody but distribution writes there
      OnTopic("User:connector-a", "vanthu.v1.inbox.", "READ", true),         // everybody's
      OnTopic("User:connector-a", "vanthu.v1.receipts.so-b", "READ"),        // what others answered
      OnTopic("User:connector-gone", "vanthu.v1.receipts.", "WRITE", true),  // a connector that no agency has
      OnTopic("User:connector-a", "vanthu.v1.", "ALL", true),
      OnGroup("User:connector", "connector-a"),
      from_one_machine,
  };
  for (const AccessRule& rule : superfluous) {
    EXPECT_TRUE(IsSuperfluous(rule, principals)) << rule.principal << " " << rule.right << " " << rule.name;
  }
}

TEST(AccessPlan, LeavesWhatIsNotItsOwn) {
  EXPECT_FALSE(IsSuperfluous(OnTopic("User:metrics", "other.topic", "READ"), ConnectorPrincipals()));
  EXPECT_FALSE(IsSuperfluous(OnGroup("User:metrics", "metrics"), ConnectorPrincipals()));
}

}  // namespace
}  // namespace vanthu::distribution
