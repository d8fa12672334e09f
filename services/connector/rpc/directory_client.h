#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "services/connector/endpoint/document_trust.h"
#include "services/connector/intake/issuer_keys.h"
#include "services/connector/receipt/receipt_key_directory.h"
#include "vanthu/directory/v1/directory.grpc.pb.h"

namespace vanthu::connector {

// The directory service, as far as it knows keys. Called as the process "connector". Calls are awaited. Threads: any.
class DirectoryClient : public ReceiptKeyDirectory, public IssuerKeys, public DocumentTrust {
 public:
  explicit DirectoryClient(const std::shared_ptr<grpc::Channel>& channel);

  absl::StatusOr<KeyId> PublishReceiptKey(const AgencyId& agency, const crypto::PublicKey& key, absl::Time valid_from) override;
  absl::StatusOr<std::optional<IssuerKey>> FindEnvelopeKey(const AgencyId& issuer, const KeyId& id) override;
  absl::StatusOr<std::vector<IssuerKey>> ListLogKeys(const AgencyId& issuer) override;
  absl::StatusOr<bool> HasExternalRegister(const AgencyId& issuer) override;
  absl::StatusOr<verification::PdfTrust> TrustFor(const AgencyId& issuer) override;

 private:
  std::unique_ptr<directory::v1::Directory::Stub> stub_;
};

}  // namespace vanthu::connector
