#pragma once

#include <map>
#include <string>

#include "grpcpp/grpcpp.h"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/vocabulary/clock.h"
#include "services/platform/vocabulary/identifier.h"
#include "vanthu/directory/v1/directory.grpc.pb.h"

namespace vanthu::distribution::testing {

// The directory as this service sees it: who is connected, and keys.
class SmallDirectory : public directory::v1::Directory::Service {
 public:
  explicit SmallDirectory(Clock& clock) : clock_(clock) {}

  std::map<std::string, bool> connected;               // "agencies/x"
  std::map<std::string, directory::v1::Key> keys;      // by name
  std::map<std::string, bool> external;                // "agencies/x": whether its register is kept elsewhere
  std::map<std::string, std::string> display_name_of;  // where it is another than the one made of the id
  bool is_down = false;
  int questions_of_connection = 0;

  // Makes the receipt key of an agency known from now on.
  KeyId Learn(const std::string& agency, const crypto::SigningKey& key);

  grpc::Status GetAgency(grpc::ServerContext*, const directory::v1::GetAgencyRequest* request,
                         directory::v1::Agency* agency) override;
  grpc::Status FindConnectedAgencies(grpc::ServerContext*, const directory::v1::FindConnectedAgenciesRequest* request,
                                     directory::v1::FindConnectedAgenciesResponse* response) override;
  grpc::Status PublishKey(grpc::ServerContext*, const directory::v1::PublishKeyRequest* request,
                          directory::v1::Key* key) override;
  grpc::Status GetKey(grpc::ServerContext*, const directory::v1::GetKeyRequest* request, directory::v1::Key* key) override;

 private:
  Clock& clock_;
};

}  // namespace vanthu::distribution::testing
