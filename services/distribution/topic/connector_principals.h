#pragma once

#include <map>
#include <set>
#include <string>

#include "services/platform/vocabulary/identifier.h"

namespace vanthu::distribution {

// By which name the broker knows who reads an agency's inbox: its own connector where it has one, else the one that hosts. A
// value.
class ConnectorPrincipals {
 public:
  ConnectorPrincipals() : ConnectorPrincipals(std::map<AgencyId, std::string>()) {}
  // Those in `own` have a connector of their own, of that name; several agencies may share one.
  explicit ConnectorPrincipals(std::map<AgencyId, std::string> own);

  const std::string& Of(const AgencyId& agency) const;
  const std::set<std::string>& all() const { return all_; }

 private:
  std::map<AgencyId, std::string> own_;
  std::set<std::string> all_;
};

}  // namespace vanthu::distribution
