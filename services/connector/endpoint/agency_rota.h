#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <vector>

#include "services/connector/intake/entry_store.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::connector {

// Which agency the lanes of the hand-over serve next, and that no two of them serve the same: an endpoint that hangs holds its
// lane and its agency's lease, and every other agency goes on in the other lanes. Turns are kept in memory only: they are
// fairness, nothing relies on them. Threads: any. It outlives its leases.
class AgencyRota {
 public:
  // The agency is served by its holder alone, as long as it lives.
  class Lease {
   public:
    Lease(AgencyRota& rota, AgencyId agency) : rota_(rota), agency_(std::move(agency)) {}
    ~Lease() { rota_.Release(agency_); }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

   private:
    AgencyRota& rota_;
    const AgencyId agency_;
  };

  // Urgent ones first; of these, who was served longest ago; of these, who has waited longest.
  std::vector<DueAgency> InTurn(std::vector<DueAgency> due) const;

  // It is the agency's turn now. nullptr while another lane serves it.
  std::unique_ptr<const Lease> Take(const AgencyId& agency);

 private:
  void Release(const AgencyId& agency);

  mutable std::mutex mutex_;  // guards all below
  std::set<AgencyId> taken_;
  std::map<AgencyId, int64_t> last_turn_;
  int64_t turn_ = 0;
};

}  // namespace vanthu::connector
