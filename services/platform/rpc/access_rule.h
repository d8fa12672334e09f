#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "services/platform/rpc/call.h"

namespace vanthu::rpc {

// The access rule of one method, read from its descriptor once. Immutable; threads: any.
class AccessRule {
 public:
  // FAILED_PRECONDITION where the method has no rule, one that names nobody, or own_agency without exactly one place that names
  // the agency.
  static absl::StatusOr<AccessRule> Of(const google::protobuf::MethodDescriptor& method);

  // Whether `caller` may call the method at all: UNAUTHENTICATED where nobody is known to call, PERMISSION_DENIED where the rule
  // does not name the caller.
  absl::Status Judge(const Caller& caller) const;

  // Whether the request stays within the caller's agency, where the rule asks for that. INVALID_ARGUMENT where it names no
  // agency.
  absl::Status JudgeAgency(const Caller& caller, const google::protobuf::Message& request) const;

  const std::string& method() const { return method_; }  // "vanthu.numbering.v1.Numbering/Allocate"

 private:
  absl::Status Denied(const Caller& caller, std::string_view vietnamese, std::string_view english) const;

  std::string method_;
  std::set<type::v1::Role> roles_;
  std::set<std::string, std::less<>> services_;
  bool own_agency_ = false;
  std::vector<const google::protobuf::FieldDescriptor*> agency_path_;  // to the string that begins with agencies/{agency}
};

// The agency of "agencies/{agency}" or "agencies/{agency}/…". INVALID_FIELD, naming `field`, for any other form.
absl::StatusOr<AgencyId> AgencyOfName(std::string_view field, std::string_view name);

}  // namespace vanthu::rpc
