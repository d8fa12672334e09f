#pragma once

#include <string>
#include <string_view>

#include "grpcpp/support/byte_buffer.h"
#include "grpcpp/support/slice.h"

namespace vanthu::gateway {

inline grpc::ByteBuffer BufferOf(const std::string& wire) {
  const grpc::Slice slice(wire);
  return grpc::ByteBuffer(&slice, 1);
}

// The bytes of a buffer in one piece, copied only where they are not.
class WireOf {
 public:
  explicit WireOf(const grpc::ByteBuffer& buffer) {
    if (!buffer.TrySingleSlice(&slice_).ok()) (void)buffer.DumpToSingleSlice(&slice_);
  }
  std::string_view text() const { return {reinterpret_cast<const char*>(slice_.begin()), slice_.size()}; }

 private:
  grpc::Slice slice_;
};

}  // namespace vanthu::gateway
