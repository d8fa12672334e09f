#include "services/platform/crypto/openssl_handle.h"

#include <openssl/err.h>

namespace vanthu::crypto {

status::Cause LastOpensslError() {
  const unsigned long code = ERR_peek_last_error();
  ERR_clear_error();
  const char* reason = code == 0 ? nullptr : ERR_reason_error_string(code);
  if (reason == nullptr) return {"OpenSSL không cho biết lý do", "OpenSSL gives no reason"};
  return status::Quoted({"OpenSSL", "OpenSSL"}, reason);
}

}  // namespace vanthu::crypto
