#include "gateway/http/open_api_schemas.h"

#include <map>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "google/api/field_behavior.pb.h"

namespace vanthu::gateway {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using Json = OpenApiSchemas::Json;

constexpr char kOurs[] = "vanthu.";

Json Integer64() { return {{"type", "string"}, {"format", "int64"}, {"pattern", "^-?[0-9]{1,20}$"}}; }

// google/protobuf/*.proto say how each is written in JSON.
const std::map<std::string, Json>& WellKnown() {
  static const std::map<std::string, Json> kSchemas = {
      {"google.protobuf.Timestamp", {{"type", "string"}, {"format", "date-time"}}},
      {"google.protobuf.Duration", {{"type", "string"}, {"pattern", "^-?[0-9]+(\\.[0-9]{1,9})?s$"}}},
      {"google.protobuf.FieldMask", {{"type", "string"}}},
      {"google.protobuf.Empty", {{"type", "object"}}},
      {"google.protobuf.Struct", {{"type", "object"}, {"additionalProperties", true}}},
      {"google.protobuf.Value", Json::object()},
      {"google.protobuf.ListValue", {{"type", "array"}, {"items", Json::object()}}},
      {"google.protobuf.Any",
       {{"type", "object"}, {"properties", {{"@type", {{"type", "string"}}}}}, {"additionalProperties", true}}},
      {"google.protobuf.DoubleValue", {{"type", Json::array({"number", "null"})}}},
      {"google.protobuf.FloatValue", {{"type", Json::array({"number", "null"})}}},
      {"google.protobuf.Int64Value", {{"type", Json::array({"string", "null"})}}},
      {"google.protobuf.UInt64Value", {{"type", Json::array({"string", "null"})}}},
      {"google.protobuf.Int32Value", {{"type", Json::array({"integer", "null"})}}},
      {"google.protobuf.UInt32Value", {{"type", Json::array({"integer", "null"})}}},
      {"google.protobuf.BoolValue", {{"type", Json::array({"boolean", "null"})}}},
      {"google.protobuf.StringValue", {{"type", Json::array({"string", "null"})}}},
      {"google.protobuf.BytesValue", {{"type", Json::array({"string", "null"})}, {"contentEncoding", "base64"}}}};
  return kSchemas;
}

std::string ComponentName(const std::string& full_name) {
  return absl::StartsWith(full_name, kOurs) ? full_name.substr(sizeof(kOurs) - 1) : full_name;
}

bool Behaves(const FieldDescriptor& field, google::api::FieldBehavior behavior) {
  for (const int one : field.options().GetRepeatedExtension(google::api::field_behavior)) {
    if (one == behavior) return true;
  }
  return false;
}

}  // namespace

bool OpenApiSchemas::IsWellKnown(const Descriptor& message) { return WellKnown().contains(message.full_name()); }

Json OpenApiSchemas::Reference(const std::string& full_name, const std::function<Json()>& make) {
  const std::string name = ComponentName(full_name);
  if (begun_.insert(name).second) {
    Json made = make();
    components_[name] = std::move(made);
  }
  return {{"$ref", absl::StrCat("#/components/schemas/", name)}};
}

Json OpenApiSchemas::OfMessage(const Descriptor& message) {
  const auto known = WellKnown().find(message.full_name());
  if (known != WellKnown().end()) return known->second;
  return Reference(message.full_name(), [&] {
    Json schema = OfFields(message, [](const FieldDescriptor&) { return true; });
    if (const std::string comment = comments_.Of(message); !comment.empty()) schema["description"] = comment;
    return schema;
  });
}

Json OpenApiSchemas::OfFields(const Descriptor& message, const std::function<bool(const FieldDescriptor&)>& is_wanted) {
  Json schema = {{"type", "object"}};
  for (int i = 0; i < message.field_count(); ++i) {
    const FieldDescriptor& field = *message.field(i);
    if (!is_wanted(field)) continue;
    schema["properties"][field.json_name()] = OfField(field);
    if (Behaves(field, google::api::REQUIRED)) schema["required"].push_back(field.json_name());
  }
  return schema;
}

Json OpenApiSchemas::OfField(const FieldDescriptor& field) {
  Json schema;
  if (field.is_map()) {
    schema = {{"type", "object"}, {"additionalProperties", OfValue(*field.message_type()->map_value())}};
  } else if (field.is_repeated()) {
    schema = {{"type", "array"}, {"items", OfValue(field)}};
  } else {
    schema = OfValue(field);
  }
  if (const std::string comment = comments_.Of(field); !comment.empty()) schema["description"] = comment;
  if (Behaves(field, google::api::OUTPUT_ONLY)) schema["readOnly"] = true;
  return schema;
}

Json OpenApiSchemas::OfValue(const FieldDescriptor& field) {
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32:
      return {{"type", "integer"}, {"format", "int32"}};
    case FieldDescriptor::CPPTYPE_UINT32:
      return {{"type", "integer"}, {"format", "int64"}, {"minimum", 0}};
    case FieldDescriptor::CPPTYPE_INT64:
    case FieldDescriptor::CPPTYPE_UINT64:
      return Integer64();
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return {{"type", "number"}, {"format", "double"}};
    case FieldDescriptor::CPPTYPE_FLOAT:
      return {{"type", "number"}, {"format", "float"}};
    case FieldDescriptor::CPPTYPE_BOOL:
      return {{"type", "boolean"}};
    case FieldDescriptor::CPPTYPE_ENUM:
      return OfEnum(*field.enum_type());
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return OfMessage(*field.message_type());
    case FieldDescriptor::CPPTYPE_STRING:
      break;
  }
  if (field.type() == FieldDescriptor::TYPE_BYTES) return {{"type", "string"}, {"contentEncoding", "base64"}};
  return {{"type", "string"}};
}

Json OpenApiSchemas::OfEnum(const EnumDescriptor& type) {
  return Reference(type.full_name(), [&] {
    Json schema = {{"type", "string"}};
    std::string text = comments_.Of(type);
    for (int i = 0; i < type.value_count(); ++i) {
      schema["enum"].push_back(type.value(i)->name());
      if (const std::string comment = comments_.Of(*type.value(i)); !comment.empty()) {
        absl::StrAppend(&text, "\n- `", type.value(i)->name(), "`: ", comment);
      }
    }
    if (!text.empty()) schema["description"] = text;
    return schema;
  });
}

}  // namespace vanthu::gateway
