#include "services/distribution/topic/connector_principals.h"

#include <utility>

namespace vanthu::distribution {
namespace {

const std::string& Hosting() {
  static const std::string* const kName = new std::string("connector");
  return *kName;
}

}  // namespace

ConnectorPrincipals::ConnectorPrincipals(std::map<AgencyId, std::string> own) : own_(std::move(own)), all_{Hosting()} {
  for (const auto& [agency, principal] : own_) all_.insert(principal);
}

const std::string& ConnectorPrincipals::Of(const AgencyId& agency) const {
  const auto found = own_.find(agency);
  return found == own_.end() ? Hosting() : found->second;
}

}  // namespace vanthu::distribution
