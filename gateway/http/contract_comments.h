#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "google/protobuf/descriptor.h"

namespace vanthu::gateway {

// The comments of the contracts, which descriptors in a program have lost: from descriptor sets that protoc wrote with its source
// info. Threads: any, once filled.
class ContractComments {
 public:
  ContractComments();
  ~ContractComments();

  // A serialised google.protobuf.FileDescriptorSet with its imports. INVALID_ARGUMENT where it is none.
  absl::Status Add(std::string_view descriptor_set);

  // What stands above a message, field, enum, value, service or method; empty where nothing does.
  std::string Of(const google::protobuf::Descriptor& message) const;
  std::string Of(const google::protobuf::FieldDescriptor& field) const;
  std::string Of(const google::protobuf::EnumDescriptor& type) const;
  std::string Of(const google::protobuf::EnumValueDescriptor& value) const;
  std::string Of(const google::protobuf::ServiceDescriptor& service) const;
  std::string Of(const google::protobuf::MethodDescriptor& method) const;

 private:
  std::unique_ptr<google::protobuf::DescriptorPool> pool_;
};

}  // namespace vanthu::gateway
