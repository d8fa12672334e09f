#include "services/distribution/rpc/directory_client.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "services/distribution/rpc/distribution_mapping.h"
#include "services/platform/rpc/channel.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/resource_name.h"

namespace vanthu::distribution {
namespace {

using Stub = directory::v1::Directory::Stub;

constexpr int kAgenciesOnAPage = 1000;
constexpr absl::Duration kKeyKnownFor = absl::Minutes(5);  // a revocation is seen within it

std::string AgencyName(const AgencyId& agency) { return absl::StrCat("agencies/", agency.text()); }

ReceiptKey KeyFrom(const directory::v1::Key& proto) {
  ReceiptKey key{.key = {proto.public_key()}, .valid_from = FromProto(proto.valid_from())};
  if (proto.has_valid_until()) key.valid_until = FromProto(proto.valid_until());
  if (proto.has_revoked_at()) key.revoked_at = FromProto(proto.revoked_at());
  return key;
}

}  // namespace

DirectoryClient::DirectoryClient(const std::shared_ptr<grpc::Channel>& channel, Clock& clock)
    : stub_(directory::v1::Directory::NewStub(channel)), clock_(clock) {}

absl::StatusOr<std::set<AgencyId>> DirectoryClient::FindConnected(const std::set<AgencyId>& agencies) {
  directory::v1::FindConnectedAgenciesRequest request;
  for (const AgencyId& agency : agencies) request.add_names(AgencyName(agency));
  ASSIGN_OR_RETURN(const auto response, rpc::CallUnary(*stub_, &Stub::FindConnectedAgencies, request));
  std::set<AgencyId> connected;
  for (const std::string& name : response.names()) {
    ASSIGN_OR_RETURN(auto ids, IdsOf(name, {"agencies"}));
    connected.insert(AgencyId::Trusted(std::move(ids[0])));
  }
  return connected;
}

absl::StatusOr<std::vector<AgencyId>> DirectoryClient::ListConnected() {
  std::vector<AgencyId> connected;
  directory::v1::ListAgenciesRequest request;
  request.set_page_size(kAgenciesOnAPage);
  do {
    ASSIGN_OR_RETURN(const auto page, rpc::CallUnary(*stub_, &Stub::ListAgencies, request));
    for (const directory::v1::Agency& agency : page.agencies()) {
      if (!agency.connected()) continue;
      ASSIGN_OR_RETURN(auto ids, IdsOf(agency.name(), {"agencies"}));
      connected.push_back(AgencyId::Trusted(std::move(ids[0])));
    }
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return connected;
}

absl::StatusOr<Issuer> DirectoryClient::FindIssuer(const AgencyId& agency) {
  directory::v1::GetAgencyRequest request;
  request.set_name(AgencyName(agency));
  ASSIGN_OR_RETURN(const auto found, rpc::CallUnary(*stub_, &Stub::GetAgency, request));
  return Issuer{found.display_name(), found.external_register()};
}

absl::StatusOr<KeyId> DirectoryClient::PublishEnvelopeKey(const AgencyId& issuer, const crypto::PublicKey& key,
                                                          absl::Time valid_from) {
  directory::v1::PublishKeyRequest request;
  auto* published = request.mutable_key();
  // The directory makes the key's own id of its public half; the name only says whose key it is.
  published->set_name(AgencyName(issuer));
  published->set_use(directory::v1::KEY_USE_ENVELOPE);
  published->set_public_key(key.bytes);
  *published->mutable_valid_from() = ToProto(valid_from);
  ASSIGN_OR_RETURN(const auto response, rpc::CallUnary(*stub_, &Stub::PublishKey, request));
  ASSIGN_OR_RETURN(const auto ids, IdsOf(response.name(), {"agencies", "keys"}));
  return KeyId::Of(ids[1]);
}

absl::StatusOr<std::optional<ReceiptKey>> DirectoryClient::FindReceiptKey(const AgencyId& agency, const KeyId& id) {
  const KeyName name(agency, id);
  if (auto known = Known(name)) return known;
  directory::v1::GetKeyRequest request;
  request.set_name(absl::StrCat(AgencyName(agency), "/keys/", id.text()));
  const auto found = rpc::CallUnary(*stub_, &Stub::GetKey, request);
  if (status::Is(found.status(), status::Reason::kNotFound)) return std::optional<ReceiptKey>();
  RETURN_IF_ERROR(found.status());
  if (found->use() != directory::v1::KEY_USE_RECEIPT) return std::optional<ReceiptKey>();
  ReceiptKey key = KeyFrom(*found);
  std::lock_guard lock(mutex_);
  keys_.insert_or_assign(name, KnownKey{key, clock_.Now()});
  return std::optional(std::move(key));
}

std::optional<ReceiptKey> DirectoryClient::Known(const KeyName& name) {
  std::lock_guard lock(mutex_);
  const auto found = keys_.find(name);
  if (found == keys_.end() || clock_.Now() - found->second.asked_at > kKeyKnownFor) return std::nullopt;
  return found->second.key;
}

}  // namespace vanthu::distribution
