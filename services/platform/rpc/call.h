#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>

#include "absl/time/time.h"
#include "services/platform/vocabulary/identifier.h"
#include "vanthu/type/v1/access.pb.h"

namespace vanthu::rpc {

// A person, as a token of directory/account describes them.
struct Person {
  AccountId account;
  AgencyId agency;
  std::set<type::v1::Role> roles;
};

// Who is calling. Where a process carries a person's token both are set, and the person alone is judged.
struct Caller {
  std::string service = {};  // "drafting"; empty where no process proved itself
  std::optional<Person> person = {};

  bool anonymous() const { return service.empty() && !person; }
  std::string name() const;  // the audit's actor: "accounts/x", else "services/x", else ""
};

// What a handler is told about a call besides its request. Valid until the call is answered.
struct Call {
  Caller caller;
  std::string method;                  // "vanthu.numbering.v1.Numbering/Allocate"
  absl::Time deadline;                 // by the door's clock
  std::string traceparent;             // W3C trace context as it came; empty where there was none or it was malformed
  std::function<bool()> is_cancelled;  // the caller went away or its deadline passed
};

}  // namespace vanthu::rpc
