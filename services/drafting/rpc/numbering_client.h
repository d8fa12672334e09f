#pragma once

#include <memory>
#include <optional>
#include <string>

#include "services/drafting/issuance/numbering.h"
#include "vanthu/numbering/v1/numbering.grpc.pb.h"

namespace vanthu::drafting {

// The numbering service, behind what issuing asks of it. Called as the process "drafting".
class NumberingClient : public Numbering {
 public:
  explicit NumberingClient(const std::shared_ptr<grpc::Channel>& channel);
  absl::StatusOr<NumberAnswer> Allocate(const NumberRequest& request) override;
  absl::StatusOr<RegisterEntry> Record(const IssuanceName& issuance, const Digest& manifest,
                                       const std::string& known_checkpoint) override;
  absl::StatusOr<std::optional<GivenNumber>> Void(const VoidOrder& order) override;

 private:
  std::unique_ptr<numbering::v1::Numbering::Stub> stub_;
};

}  // namespace vanthu::drafting
