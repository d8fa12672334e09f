#pragma once

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "grpcpp/channel.h"
#include "services/platform/rpc/channel.h"

namespace vanthu::integration {

// One call of any method, of any shape, as bytes over a channel: what a program does that knows the contracts alone. Of a stream
// the first message is waited for, then it is given up, which counts as OK.
absl::Status CallOverTheWire(const std::shared_ptr<grpc::Channel>& channel, const google::protobuf::MethodDescriptor& method,
                             const google::protobuf::Message& request, const rpc::CallOptions& options);

// An empty request of the method but for its agency: `parent`, `name`, or the name of the message in it, is `name`.
std::unique_ptr<google::protobuf::Message> RequestNaming(const google::protobuf::MethodDescriptor& method,
                                                         const std::string& name);

}  // namespace vanthu::integration
