#include "services/platform/rpc/request_key.h"

#include <utility>

#include "services/platform/status/reason.h"

namespace vanthu::rpc {

absl::StatusOr<sql::RequestKey> RequestKeyOf(const Call& call, const AgencyId& agency, const std::string& request_id) {
  auto request = RequestId::Of(request_id);
  if (request.ok()) return sql::RequestKey{agency, call.caller.name(), call.method, *std::move(request)};
  return status::Error(status::Reason::kInvalidField,
                       {{"field", "request_id"},
                        {"value", request_id},
                        {"rule", "Cần khóa yêu cầu: chữ thường, số, gạch nối, tối đa 63 ký tự."},
                        {"rule_en", "A request id is needed: lower-case letters, digits, hyphens, at most 63."}});
}

}  // namespace vanthu::rpc
