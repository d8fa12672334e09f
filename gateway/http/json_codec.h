#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "google/protobuf/descriptor.h"

namespace vanthu::gateway {

// ProtoJSON to and from serialised messages, by descriptors alone: no message class is asked for. Names are lowerCamelCase out,
// either way in; unknown ones, and any that comes twice, are refused. Threads: any.
class JsonCodec {
 public:
  explicit JsonCodec(const google::protobuf::DescriptorPool* pool);
  ~JsonCodec();

  // MALFORMED_JSON says where and what (json_judge.h).
  absl::StatusOr<std::string> ToWire(const google::protobuf::Descriptor& type, std::string_view json) const;

  // INTERNAL where the bytes are no such message, which the service then sent.
  absl::StatusOr<std::string> ToJson(const google::protobuf::Descriptor& type, std::string_view wire) const;

 private:
  class Types;
  std::unique_ptr<Types> types_;
};

}  // namespace vanthu::gateway
