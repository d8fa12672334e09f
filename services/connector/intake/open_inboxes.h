#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <vector>

#include "services/connector/receipt/receipt_sender.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::connector {

// The inboxes that this process may read, hand over from and answer for: those that distribution knows as their agency's one
// inbox. Threads: any.
class OpenInboxes {
 public:
  void Open(const AgencyId& agency, Answerer answerer) {
    std::lock_guard lock(mutex_);
    open_.insert_or_assign(agency, std::move(answerer));
  }
  // It was moved elsewhere, or may have been: it has to be registered again.
  void Close(const AgencyId& agency) {
    std::lock_guard lock(mutex_);
    open_.erase(agency);
  }
  std::optional<Answerer> Find(const AgencyId& agency) const {
    std::lock_guard lock(mutex_);
    const auto found = open_.find(agency);
    return found == open_.end() ? std::nullopt : std::optional(found->second);
  }
  std::vector<AgencyId> List() const {
    std::lock_guard lock(mutex_);
    std::vector<AgencyId> agencies;
    for (const auto& [agency, answerer] : open_) agencies.push_back(agency);
    return agencies;
  }

 private:
  mutable std::mutex mutex_;  // guards open_
  std::map<AgencyId, Answerer> open_;
};

}  // namespace vanthu::connector
