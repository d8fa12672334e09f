#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "gateway/http/contract_comments.h"
#include "google/protobuf/descriptor.h"
#include "nlohmann/json.hpp"

namespace vanthu::gateway {

// JSON schemas (draft 2020-12, as OpenAPI 3.1 has them) of what ProtoJSON makes of messages. Each message and enum that is met
// becomes a component of its own.
class OpenApiSchemas {
 public:
  using Json = nlohmann::ordered_json;

  explicit OpenApiSchemas(const ContractComments& comments) : comments_(comments) {}

  Json OfMessage(const google::protobuf::Descriptor& message);
  Json OfField(const google::protobuf::FieldDescriptor& field);  // with its comment
  // An object of those fields of a message that `is_wanted`.
  Json OfFields(const google::protobuf::Descriptor& message,
                const std::function<bool(const google::protobuf::FieldDescriptor&)>& is_wanted);

  // Whether a message is written as something else than an object of its fields.
  static bool IsWellKnown(const google::protobuf::Descriptor& message);

  // The components, by name; call it last.
  Json Take() { return std::move(components_); }

 private:
  Json OfValue(const google::protobuf::FieldDescriptor& field);
  Json OfEnum(const google::protobuf::EnumDescriptor& type);
  Json Reference(const std::string& full_name, const std::function<Json()>& make);

  const ContractComments& comments_;
  std::set<std::string> begun_;  // met, perhaps in the making: messages may hold themselves
  Json components_ = Json::object();
};

}  // namespace vanthu::gateway
