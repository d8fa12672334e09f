#pragma once

#include <string>
#include <string_view>

#include "google/protobuf/descriptor.h"

namespace vanthu::gateway {

// A message's field by its name in JSON or in the contract; nullptr where there is none.
const google::protobuf::FieldDescriptor* FieldCalled(const google::protobuf::Descriptor& message, const std::string& name);

// Whether a value of the field is one text, number or truth in JSON; any other has members to name.
bool IsOneValue(const google::protobuf::FieldDescriptor& field);

// "draft_lines[2].full_name" as JSON has it: "draftLines[2].fullName".
std::string JsonPath(std::string_view field_path);

}  // namespace vanthu::gateway
