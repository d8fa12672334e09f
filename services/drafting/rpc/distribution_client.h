#pragma once

#include <memory>
#include <vector>

#include "services/drafting/issuance/distribution.h"
#include "vanthu/distribution/v1/distribution.grpc.pb.h"

namespace vanthu::drafting {

// The distribution service, behind what issuing asks of it. Called as the process "drafting".
class DistributionClient : public Distribution {
 public:
  explicit DistributionClient(const std::shared_ptr<grpc::Channel>& channel);
  absl::StatusOr<std::vector<Digest>> FindMissingFiles(const AgencyId& issuer, const std::vector<Digest>& digests) override;
  absl::Status UploadFile(const AgencyId& issuer, const Digest& digest, const FileReader& reader) override;
  absl::Status Publish(const PublishOrder& order) override;

 private:
  std::unique_ptr<distribution::v1::Distribution::Stub> stub_;
};

}  // namespace vanthu::drafting
