#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/platform/vocabulary/digest.h"

namespace vanthu::verification {

// An offline proof that an entry stands in a log (c2sp.org/tlog-proof@v1): what is delivered with a dispatch as its .tlog-proof.
struct TlogProof {
  int64_t index = 0;         // of the leaf
  std::vector<Digest> path;  // from the leaf's sibling to the root's child
  std::string checkpoint;    // the signed note

  friend bool operator==(const TlogProof&, const TlogProof&) = default;
};

std::string TlogProofText(const TlogProof& proof);
// A line `extra` of others is read over, since it is not authenticated.
absl::StatusOr<TlogProof> ParseTlogProof(std::string_view text);

}  // namespace vanthu::verification
