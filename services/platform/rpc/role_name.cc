#include "services/platform/rpc/role_name.h"

namespace vanthu::rpc {

RoleName NameOf(type::v1::Role role) {
  switch (role) {
    case type::v1::ROLE_DRAFTER:
      return {"người soạn thảo", "drafter"};
    case type::v1::ROLE_REVIEWER:
      return {"người kiểm tra", "reviewer"};
    case type::v1::ROLE_SIGNER:
      return {"người ký", "signer"};
    case type::v1::ROLE_CLERK:
      return {"văn thư", "records clerk"};
    case type::v1::ROLE_RECIPIENT:
      return {"người nhận", "recipient"};
    case type::v1::ROLE_ADMIN:
      return {"quản trị cơ quan", "administrator"};
    case type::v1::ROLE_AUDITOR:
      return {"thanh tra", "auditor"};
    case type::v1::ROLE_OPERATOR:
      return {"quản trị hệ thống", "operator"};
    default:
      return {"vai trò lạ", "an unknown role"};
  }
}

}  // namespace vanthu::rpc
