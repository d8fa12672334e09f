#pragma once

#include <cstdint>
#include <functional>

#include "services/drafting/issuance/issuance_bell.h"
#include "services/drafting/issuance/issuance_desk.h"
#include "services/platform/rpc/feed.h"
#include "vanthu/drafting/v1/drafting.pb.h"

namespace vanthu::drafting {

// One watcher of one issuance: each version it has not seen, until the issuance has ended.
class IssuanceFeed : public rpc::Feed<v1::Issuance> {
 public:
  IssuanceFeed(IssuanceDesk& desk, IssuanceBell& bell, IssuanceName name, int64_t after_version);
  ~IssuanceFeed() override;
  absl::StatusOr<bool> Next(v1::Issuance* item) override;
  void Notify(std::function<void()> wake) override;

 private:
  IssuanceDesk& desk_;
  IssuanceBell& bell_;
  const IssuanceName name_;
  int64_t seen_version_;
  bool has_ended_ = false;
  int64_t subscription_ = 0;
};

}  // namespace vanthu::drafting
