#pragma once

#include <string_view>

#include "absl/status/status.h"
#include "google/protobuf/descriptor.h"

namespace vanthu::gateway {

// Whether a text is one JSON object (RFC 8259) with the members of a message, each where and as often as its field allows:
// protobuf's own reader takes the last of two, lists of one without their brackets, and more that another reader of the same text
// would understand otherwise. Values are not looked at. MALFORMED_JSON names the member by its path, "lines[2].fullName".
absl::Status JudgeJson(const google::protobuf::Descriptor& type, std::string_view json);

}  // namespace vanthu::gateway
