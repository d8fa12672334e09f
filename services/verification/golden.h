#pragma once

#include <string>

#include "services/platform/crypto/ed25519.h"
#include "services/verification/manifest.h"
#include "services/verification/recipient_list.h"
#include "services/verification/register_proof.h"

// The dispatch of testdata/v1, made again from its values: what this version writes must be what it wrote then.
namespace vanthu::verification::golden {

std::string File(const std::string& name);  // of testdata/v1

FrozenList Recipients();
Manifest TheManifest();
crypto::SigningKey LogKey();
std::string Nonce();
RegisterProof Proof();  // leaf, nonce and proof as Record would answer them

}  // namespace vanthu::verification::golden
