#pragma once

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "services/verification/manifest.h"
#include "services/verification/register_proof.h"

namespace vanthu::cli {

// Of the texts beside a dispatch: proofs and manifests are a few KB.
inline constexpr uintmax_t kTextBytesMax = uintmax_t{1} << 20;

// What a delivered package says of the register: the manifest and its proof.
struct PackageProof {
  verification::Manifest manifest;
  verification::RegisterProof proof;
};

// Reads the package's "dispatch.json" and the files beside it that it names. NOT_FOUND, INVALID_FIELD.
absl::StatusOr<PackageProof> ReadPackageProof(const std::string& dispatch_json);

}  // namespace vanthu::cli
