#include "services/distribution/topic/access_plan.h"

#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/platform/vocabulary/dispatch.h"

namespace vanthu::distribution {
namespace {

using bus::AccessRule;

constexpr char kOurTopics[] = "vanthu.v1.";

AccessRule ReadsInbox(const AgencyId& agency, const std::string& principal) {
  return {.principal = absl::StrCat("User:", principal), .name = InboxTopic(agency), .right = "READ"};
}

AccessRule WritesReceipts(const std::string& principal) {
  return {.principal = absl::StrCat("User:", principal), .name = ReceiptsTopic(AgencyId()), .is_prefix = true, .right = "WRITE"};
}

AccessRule ReadsGroup(const std::string& principal) {
  return {.principal = absl::StrCat("User:", principal), .kind = AccessRule::Kind::kGroup, .name = principal, .right = "READ"};
}

}  // namespace

std::set<AccessRule> WantedRules(const std::vector<AgencyId>& agencies, const ConnectorPrincipals& principals) {
  std::set<AccessRule> rules;
  for (const std::string& principal : principals.all()) {
    rules.insert(WritesReceipts(principal));
    rules.insert(ReadsGroup(principal));
  }
  for (const AgencyId& agency : agencies) rules.insert(ReadsInbox(agency, principals.Of(agency)));
  return rules;
}

bool IsSuperfluous(const AccessRule& rule, const ConnectorPrincipals& principals) {
  if (rule.kind == AccessRule::Kind::kGroup) {
    return principals.all().contains(rule.name) && !rule.is_prefix && rule != ReadsGroup(rule.name);
  }
  if (!absl::StartsWith(rule.name, kOurTopics)) return false;
  const std::string inbox = InboxTopic(AgencyId());
  if (absl::StartsWith(rule.name, inbox)) {
    const AgencyId agency = AgencyId::Trusted(rule.name.substr(inbox.size()));
    return rule != ReadsInbox(agency, principals.Of(agency));
  }
  for (const std::string& principal : principals.all()) {
    if (rule == WritesReceipts(principal)) return false;
  }
  return true;
}

}  // namespace vanthu::distribution
