#pragma once

#include <string_view>

namespace vanthu::gateway {

// The contracts of every service with their comments, as protoc wrote them: a google.protobuf.FileDescriptorSet.
std::string_view ContractDescriptors();

}  // namespace vanthu::gateway
