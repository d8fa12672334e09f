#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/vocabulary/digest.h"
#include "services/verification/merkle_proof.h"

namespace vanthu::verification {

// A log's tree head (c2sp.org/tlog-checkpoint), which travels as a note signed with Ed25519 (c2sp.org/signed-note); the key's
// name in the note is the origin.
struct Checkpoint {
  std::string origin;  // "<installation>/<agency>/<epoch>"
  TreeHead head;

  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

std::string SignCheckpoint(const Checkpoint& checkpoint, const crypto::SigningKey& key);

// The checkpoint of a note, its signatures not looked at: for finding out whose key is to be asked for.
absl::StatusOr<Checkpoint> ReadUnverified(std::string_view note);

// The checkpoint of a note that `key` signed as its origin. Signatures of others (witnesses) are passed over, as the
// specification wants.
absl::StatusOr<Checkpoint> OpenCheckpoint(std::string_view note, const crypto::PublicKey& key);

// A log's key as Go's sumdb/note and other tools of C2SP read it: "<origin>+<key id>+<key>".
struct VerifierKey {
  std::string origin;
  crypto::PublicKey key;
};
std::string VerifierKeyText(std::string_view origin, const crypto::PublicKey& key);
absl::StatusOr<VerifierKey> ParseVerifierKey(std::string_view text);

}  // namespace vanthu::verification
