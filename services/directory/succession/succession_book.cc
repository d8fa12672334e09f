#include "services/directory/succession/succession_book.h"

#include <algorithm>
#include <set>
#include <utility>

namespace vanthu::directory {

SuccessionBook::SuccessionBook(std::vector<Succession> successions) {
  for (Succession& succession : successions) {
    auto& rules = by_predecessor_[succession.predecessor];
    rules.push_back(std::move(succession));
  }
}

Successors SuccessionBook::Follow(const AgencyBook& agencies, const AgencyId& dissolved, absl::CivilDay day) const {
  Successors found;
  std::set<AgencyId> reached;
  std::set<AgencyId> seen = {dissolved};
  std::vector<AgencyId> open = {dissolved};
  while (!open.empty()) {
    const auto rules = by_predecessor_.find(open.back());
    open.pop_back();
    if (rules == by_predecessor_.end()) continue;
    for (const Succession& rule : rules->second) {
      const Agency* successor = agencies.Find(rule.successor);
      if (rule.first_day > day || successor == nullptr || !seen.insert(rule.successor).second) continue;
      if (std::find(found.bases.begin(), found.bases.end(), rule.basis) == found.bases.end()) found.bases.push_back(rule.basis);
      if (successor->validity.Holds(day)) {
        reached.insert(rule.successor);
      } else {
        open.push_back(rule.successor);
      }
    }
  }
  for (const AgencyId& id : reached) found.agencies.push_back(agencies.Find(id));
  return found;
}

}  // namespace vanthu::directory
