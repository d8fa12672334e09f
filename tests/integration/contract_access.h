#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "google/protobuf/descriptor.h"
#include "vanthu/type/v1/access.pb.h"

namespace vanthu::integration {

// Who may call what, read from the contracts anew: not by the code that enforces it.

const std::vector<std::string>& ServicesWithAContract();                                       // "drafting"
std::vector<const google::protobuf::MethodDescriptor*> MethodsOf(const std::string& service);  // all of them
std::string NameOf(const google::protobuf::MethodDescriptor& method);                          // as refusals say it
bool MayPerson(const google::protobuf::MethodDescriptor& method, type::v1::Role role, bool is_own);
bool MayProcess(const google::protobuf::MethodDescriptor& method, const std::string& process);

// Whether the door turned the caller away, in whose words a refusal names the method; what a handler says is no matter here.
bool IsTurnedAway(const absl::Status& status, const google::protobuf::MethodDescriptor& method);

}  // namespace vanthu::integration
