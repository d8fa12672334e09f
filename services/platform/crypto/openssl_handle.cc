#include "services/platform/crypto/openssl_handle.h"

#include <openssl/err.h>

namespace vanthu::crypto {

std::string LastOpensslError() {
  const unsigned long code = ERR_peek_last_error();
  ERR_clear_error();
  const char* reason = code == 0 ? nullptr : ERR_reason_error_string(code);
  return reason == nullptr ? "no reason given" : reason;
}

}  // namespace vanthu::crypto
