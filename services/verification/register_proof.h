#pragma once

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "services/platform/crypto/ed25519.h"
#include "services/verification/manifest.h"

namespace vanthu::verification {

// What travels with a dispatch to prove that its number was issued for it: as numbering's Record answers it.
struct RegisterProof {
  std::string leaf;   // canonical text of the leaf `issued`
  std::string nonce;  // kNonceBytes
  std::string proof;  // c2sp.org/tlog-proof@v1
};

// The log that the issuer is known to keep.
struct KnownLog {
  std::string origin_prefix;  // "<installation>/<agency>/": an epoch follows
  crypto::PublicKey key;
};

// OK when the log says that exactly this manifest was issued under its number: leaf `issued` with the number and year of the
// manifest, the commitment opened by the nonce, the leaf included under a checkpoint that the log signed. CONTRADICTING_PROOF
// with the cause otherwise.
absl::Status JudgeRegisterProof(const RegisterProof& proof, const Manifest& manifest, const KnownLog& log);

}  // namespace vanthu::verification
