#pragma once

#include <memory>

#include "services/numbering/transparency/key_publisher.h"
#include "services/platform/rpc/channel.h"
#include "vanthu/directory/v1/directory.grpc.pb.h"

namespace vanthu::numbering {

// The directory, as far as it takes the keys of the logs. Calls are awaited. Threads: any.
class KeyDirectoryClient : public KeyDirectory {
 public:
  explicit KeyDirectoryClient(std::shared_ptr<grpc::Channel> directory)
      : stub_(directory::v1::Directory::NewStub(std::move(directory))) {}

  absl::Status Publish(const LogKey& key) override;

 private:
  std::unique_ptr<directory::v1::Directory::Stub> stub_;
};

}  // namespace vanthu::numbering
