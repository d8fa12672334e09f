#pragma once

#include "services/platform/crypto/document_key.h"
#include "services/platform/crypto/openssl_handle.h"

namespace vanthu::crypto {

// For the sources of this library only.
struct DocumentKey::State {
  KeyHandle key;
};

}  // namespace vanthu::crypto
