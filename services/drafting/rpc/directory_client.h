#pragma once

#include <memory>
#include <string>
#include <vector>

#include "services/drafting/review/directory.h"
#include "services/drafting/signature/signing_certificates.h"
#include "vanthu/directory/v1/directory.grpc.pb.h"

namespace vanthu::drafting {

// The directory service, behind what drafting asks of it. Called as the process "drafting".
class DirectoryClient : public Directory, public SigningCertificates {
 public:
  explicit DirectoryClient(const std::shared_ptr<grpc::Channel>& channel);
  absl::StatusOr<Issuer> ResolveIssuer(const IssuerQuery& query) override;
  absl::StatusOr<std::vector<ExpandedLine>> ExpandRecipients(const AgencyId& issuer, absl::CivilDay day,
                                                             const std::vector<RecipientLine>& lines) override;
  absl::StatusOr<std::string> JudgeSigner(const AgencyId& issuer, absl::CivilDay day, const Draft& draft) override;

  absl::StatusOr<std::vector<crypto::Certificate>> ValidAt(const SigningParty& party, absl::Time at) override;
  absl::Status Register(const SigningParty& party, const crypto::Certificate& certificate) override;

 private:
  std::unique_ptr<directory::v1::Directory::Stub> stub_;
};

}  // namespace vanthu::drafting
