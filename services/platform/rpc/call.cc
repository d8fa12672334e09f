#include "services/platform/rpc/call.h"

#include "absl/strings/str_cat.h"

namespace vanthu::rpc {

std::string Caller::name() const {
  if (person) return absl::StrCat("accounts/", person->account.text());
  return service.empty() ? "" : absl::StrCat("services/", service);
}

}  // namespace vanthu::rpc
