#pragma once

#include <string_view>

#include "vanthu/type/v1/access.pb.h"

namespace vanthu::rpc {

// A role as people call it: "người ký", "a signer".
struct RoleName {
  std::string_view vietnamese;
  std::string_view english;
};

// Every role of the contracts but ROLE_UNSPECIFIED has one; another value is called by what it is, unknown.
RoleName NameOf(type::v1::Role role);

}  // namespace vanthu::rpc
