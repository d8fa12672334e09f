#include "services/connector/rpc/directory_client.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/connector/rpc/connector_mapping.h"
#include "services/platform/rpc/channel.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/resource_name.h"

namespace vanthu::connector {
namespace {

using Stub = directory::v1::Directory::Stub;
using status::Reason;

std::optional<absl::Time> InstantFrom(bool is_given, const google::protobuf::Timestamp& timestamp) {
  return is_given ? std::optional(FromProto(timestamp)) : std::nullopt;
}

IssuerKey KeyFrom(const directory::v1::Key& key) {
  return {{key.public_key()},
          FromProto(key.valid_from()),
          InstantFrom(key.has_valid_until(), key.valid_until()),
          InstantFrom(key.has_revoked_at(), key.revoked_at())};
}

}  // namespace

DirectoryClient::DirectoryClient(const std::shared_ptr<grpc::Channel>& channel)
    : stub_(directory::v1::Directory::NewStub(channel)) {}

absl::StatusOr<KeyId> DirectoryClient::PublishReceiptKey(const AgencyId& agency, const crypto::PublicKey& key,
                                                         absl::Time valid_from) {
  directory::v1::PublishKeyRequest request;
  directory::v1::Key& message = *request.mutable_key();
  message.set_name(absl::StrCat("agencies/", agency.text()));  // the directory makes the id
  message.set_use(directory::v1::KEY_USE_RECEIPT);
  message.set_public_key(key.bytes);
  *message.mutable_valid_from() = ToProto(valid_from);
  ASSIGN_OR_RETURN(const auto published, rpc::CallUnary(*stub_, &Stub::PublishKey, request));
  ASSIGN_OR_RETURN(auto ids, IdsOf(published.name(), {"agencies", "keys"}));
  return KeyId::Trusted(std::move(ids[1]));
}

absl::StatusOr<std::optional<IssuerKey>> DirectoryClient::FindEnvelopeKey(const AgencyId& issuer, const KeyId& id) {
  directory::v1::GetKeyRequest request;
  request.set_name(absl::StrCat("agencies/", issuer.text(), "/keys/", id.text()));
  const auto found = rpc::CallUnary(*stub_, &Stub::GetKey, request);
  if (status::Is(found.status(), Reason::kNotFound)) return std::optional<IssuerKey>();
  RETURN_IF_ERROR(found.status());
  if (found->use() != directory::v1::KEY_USE_ENVELOPE) return std::optional<IssuerKey>();
  return std::optional(KeyFrom(*found));
}

absl::StatusOr<std::vector<IssuerKey>> DirectoryClient::ListLogKeys(const AgencyId& issuer) {
  directory::v1::ListKeysRequest request;
  request.set_parent(absl::StrCat("agencies/", issuer.text()));
  request.set_use(directory::v1::KEY_USE_LOG);
  const auto listed = rpc::CallUnary(*stub_, &Stub::ListKeys, request);
  if (status::Is(listed.status(), Reason::kNotFound)) return std::vector<IssuerKey>();
  RETURN_IF_ERROR(listed.status());
  std::vector<IssuerKey> keys;
  for (const directory::v1::Key& key : listed->keys()) keys.push_back(KeyFrom(key));
  return keys;
}

absl::StatusOr<bool> DirectoryClient::HasExternalRegister(const AgencyId& issuer) {
  directory::v1::GetAgencyRequest request;
  request.set_name(absl::StrCat("agencies/", issuer.text()));
  const auto found = rpc::CallUnary(*stub_, &Stub::GetAgency, request);
  if (status::Is(found.status(), Reason::kNotFound)) return false;
  RETURN_IF_ERROR(found.status());
  return found->external_register();
}

absl::StatusOr<verification::PdfTrust> DirectoryClient::TrustFor(const AgencyId& issuer) {
  verification::PdfTrust trust;
  for (const auto use : {directory::v1::KEY_USE_SIGNATURE, directory::v1::KEY_USE_SEAL}) {
    directory::v1::ListKeysRequest request;
    request.set_parent(absl::StrCat("agencies/", issuer.text()));
    request.set_use(use);
    ASSIGN_OR_RETURN(const auto listed, rpc::CallUnary(*stub_, &Stub::ListKeys, request));
    for (const directory::v1::Key& key : listed.keys()) {
      ASSIGN_OR_RETURN(crypto::Certificate certificate, crypto::ParseCertificate(key.certificate()));
      const auto trusted_for =
          use == directory::v1::KEY_USE_SEAL ? verification::TrustedUse::kSeal : verification::TrustedUse::kSigner;
      trust.certificates.push_back({std::move(certificate), trusted_for, InstantFrom(key.has_revoked_at(), key.revoked_at())});
    }
  }
  return trust;
}

}  // namespace vanthu::connector
