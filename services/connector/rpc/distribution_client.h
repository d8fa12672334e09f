#pragma once

#include <memory>
#include <string>
#include <vector>

#include "services/connector/endpoint/delivery_files.h"
#include "services/connector/endpoint/progress_board.h"
#include "services/connector/intake/inbox_registry.h"
#include "vanthu/distribution/v1/distribution.grpc.pb.h"

namespace vanthu::connector {

// The distribution service, behind what the rooms ask of it. Called as the process "connector". Calls are awaited. Threads: any.
class DistributionClient : public InboxRegistry, public DeliveryFiles, public ProgressBoard {
 public:
  explicit DistributionClient(const std::shared_ptr<grpc::Channel>& channel);

  absl::StatusOr<bool> Register(const AgencyId& agency, const InboxId& inbox) override;
  absl::StatusOr<Page> ListReceived(const AgencyId& agency, const InboxId& inbox, const std::string& page_token) override;
  absl::Status Read(const DeliveryFile& file, const std::function<absl::Status(std::string_view)>& take) override;
  absl::Status Report(const AgencyId& agency, const InboxId& inbox, const std::vector<InboxEntry>& entries) override;

 private:
  std::unique_ptr<distribution::v1::Distribution::Stub> stub_;
};

}  // namespace vanthu::connector
