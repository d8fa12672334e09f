#include "services/numbering/rpc/key_directory_client.h"

#include "absl/strings/str_format.h"
#include "services/numbering/rpc/numbering_mapping.h"

namespace vanthu::numbering {

absl::Status KeyDirectoryClient::Publish(const LogKey& key) {
  directory::v1::PublishKeyRequest request;
  directory::v1::Key& message = *request.mutable_key();
  message.set_name(absl::StrFormat("agencies/%s", key.agency.text()));  // the directory makes the id
  message.set_use(directory::v1::KEY_USE_LOG);
  message.set_public_key(key.key.bytes);
  *message.mutable_valid_from() = ToProto(key.valid_from);
  return rpc::CallUnary(*stub_, &directory::v1::Directory::Stub::PublishKey, request).status();
}

}  // namespace vanthu::numbering
