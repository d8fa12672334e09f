#include "services/drafting/rpc/issuance_feed.h"

#include <utility>

#include "absl/status/status.h"
#include "services/drafting/rpc/drafting_mapping.h"
#include "services/platform/status/macros.h"

namespace vanthu::drafting {

IssuanceFeed::IssuanceFeed(IssuanceDesk& desk, IssuanceBell& bell, IssuanceName name, int64_t after_version)
    : desk_(desk), bell_(bell), name_(std::move(name)), seen_version_(after_version) {}

IssuanceFeed::~IssuanceFeed() {
  if (subscription_ != 0) bell_.Unsubscribe(subscription_);
}

absl::StatusOr<bool> IssuanceFeed::Next(v1::Issuance* item) {
  if (has_ended_) return absl::OutOfRangeError("the issuance has ended");
  ASSIGN_OR_RETURN(const Issuance issuance, desk_.Find(name_));
  has_ended_ = HasEnded(issuance.state);
  if (issuance.version <= seen_version_) {
    if (has_ended_) return absl::OutOfRangeError("the issuance has ended");
    return false;
  }
  seen_version_ = issuance.version;
  *item = ToProto(issuance);
  return true;
}

void IssuanceFeed::Notify(std::function<void()> wake) {
  if (subscription_ != 0) bell_.Unsubscribe(subscription_);
  subscription_ = wake ? bell_.Subscribe(std::move(wake)) : 0;
}

}  // namespace vanthu::drafting
