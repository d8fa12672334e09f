#include "gateway/http/json_fields.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/ascii.h"

namespace vanthu::gateway {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

const FieldDescriptor* FieldCalled(const Descriptor& message, const std::string& name) {
  const FieldDescriptor* field = message.FindFieldByCamelcaseName(name);
  return field != nullptr ? field : message.FindFieldByName(name);
}

bool IsOneValue(const FieldDescriptor& field) {
  if (field.message_type() == nullptr) return true;
  static const char* const kTexts[] = {"Timestamp",   "Duration",   "FieldMask",   "DoubleValue", "FloatValue",  "Int64Value",
                                       "UInt64Value", "Int32Value", "UInt32Value", "BoolValue",   "StringValue", "BytesValue"};
  return field.message_type()->file()->package() == "google.protobuf" &&
         std::any_of(std::begin(kTexts), std::end(kTexts),
                     [&](const char* name) { return field.message_type()->name() == name; });
}

std::string JsonPath(std::string_view field_path) {
  std::string path;
  bool is_next_large = false;
  for (const char c : field_path) {
    const bool is_large = std::exchange(is_next_large, c == '_');
    if (c != '_') path.push_back(is_large ? absl::ascii_toupper(static_cast<unsigned char>(c)) : c);
  }
  return path;
}

}  // namespace vanthu::gateway
