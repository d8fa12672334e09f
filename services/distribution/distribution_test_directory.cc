#include "services/distribution/distribution_test_directory.h"

#include "absl/strings/str_cat.h"
#include "services/distribution/rpc/distribution_mapping.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/rpc/grpc_status.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/base32.h"

namespace vanthu::distribution::testing {
namespace {

grpc::Status Down() { return {grpc::StatusCode::UNAVAILABLE, "down"}; }
grpc::Status NotFound(const std::string& name) { return rpc::ToGrpc(status::Error(status::Reason::kNotFound, {{"name", name}})); }

}  // namespace

KeyId SmallDirectory::Learn(const std::string& agency, const crypto::SigningKey& key) {
  const std::string id = Base32(crypto::Sha256(key.public_key().bytes).Bytes()).substr(0, 26);
  directory::v1::Key& proto = keys[absl::StrCat(agency, "/keys/", id)];
  proto.set_name(absl::StrCat(agency, "/keys/", id));
  proto.set_use(directory::v1::KEY_USE_RECEIPT);
  proto.set_public_key(key.public_key().bytes);
  *proto.mutable_valid_from() = ToProto(clock_.Now());
  return KeyId::Trusted(id);
}

grpc::Status SmallDirectory::GetAgency(grpc::ServerContext*, const directory::v1::GetAgencyRequest* request,
                                       directory::v1::Agency* agency) {
  if (is_down) return Down();
  agency->set_name(request->name());
  const auto given = display_name_of.find(request->name());
  agency->set_display_name(given == display_name_of.end() ? absl::StrCat("Tên của ", request->name()) : given->second);
  agency->set_external_register(external[request->name()]);
  return grpc::Status::OK;
}

grpc::Status SmallDirectory::FindConnectedAgencies(grpc::ServerContext*,
                                                   const directory::v1::FindConnectedAgenciesRequest* request,
                                                   directory::v1::FindConnectedAgenciesResponse* response) {
  ++questions_of_connection;
  if (is_down) return Down();
  for (const std::string& name : request->names()) {
    const auto found = connected.find(name);
    if (found != connected.end() && found->second) response->add_names(name);
  }
  return grpc::Status::OK;
}

grpc::Status SmallDirectory::PublishKey(grpc::ServerContext*, const directory::v1::PublishKeyRequest* request,
                                        directory::v1::Key* key) {
  if (is_down) return Down();
  *key = request->key();
  const std::string id = Base32(crypto::Sha256(key->public_key()).Bytes()).substr(0, 26);
  key->set_name(absl::StrCat(key->name(), "/keys/", id));
  *key = keys.try_emplace(key->name(), *key).first->second;
  return grpc::Status::OK;
}

grpc::Status SmallDirectory::GetKey(grpc::ServerContext*, const directory::v1::GetKeyRequest* request, directory::v1::Key* key) {
  if (is_down) return Down();
  const auto found = keys.find(request->name());
  if (found == keys.end()) return NotFound(request->name());
  *key = found->second;
  return grpc::Status::OK;
}

}  // namespace vanthu::distribution::testing
