#pragma once

#include <string_view>

namespace vanthu::gateway::testing {

// library.proto with its imports and comments, as protoc wrote it: a google.protobuf.FileDescriptorSet.
std::string_view LibraryDescriptors();

}  // namespace vanthu::gateway::testing
