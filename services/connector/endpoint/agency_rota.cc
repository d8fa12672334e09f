#include "services/connector/endpoint/agency_rota.h"

#include <algorithm>
#include <tuple>

namespace vanthu::connector {

std::vector<DueAgency> AgencyRota::InTurn(std::vector<DueAgency> due) const {
  std::lock_guard lock(mutex_);
  const auto place = [this](const DueAgency& one) {
    const auto found = last_turn_.find(one.agency);
    const int64_t last = found == last_turn_.end() ? 0 : found->second;
    return std::make_tuple(-static_cast<int>(one.urgency), last, one.waiting_since, one.agency);
  };
  std::sort(due.begin(), due.end(), [&](const DueAgency& a, const DueAgency& b) { return place(a) < place(b); });
  return due;
}

std::unique_ptr<const AgencyRota::Lease> AgencyRota::Take(const AgencyId& agency) {
  std::lock_guard lock(mutex_);
  if (!taken_.insert(agency).second) return nullptr;
  last_turn_[agency] = ++turn_;
  return std::make_unique<const Lease>(*this, agency);
}

void AgencyRota::Release(const AgencyId& agency) {
  std::lock_guard lock(mutex_);
  taken_.erase(agency);
}

}  // namespace vanthu::connector
