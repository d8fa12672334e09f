#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/platform/vocabulary/digest.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::verification {

// What a leaf of a register log says happened.
enum class LeafKind {
  kAllocated,  // the number was given; commits to the approved revision and the frozen list
  kIssued,     // commits to the manifest
  kVoided,     // commits to the reason
  kClosed,     // the year's book was closed; commits to its counts, `number` is its last one
  kRecovered,  // found again after a restore; commits to the evidence
};

inline constexpr size_t kNonceBytes = 16;

// One entry of an issuing agency's register log. Public: it tells book, year, number and time, and of the contents only a
// commitment.
struct Leaf {
  LeafKind kind = LeafKind::kAllocated;
  BookId book;
  int64_t year = 0;    // of the register, Asia/Ho_Chi_Minh
  int64_t number = 0;  // 1..N
  absl::Time instant;
  Digest commitment;

  friend bool operator==(const Leaf&, const Leaf&) = default;
};

std::string_view LeafKindName(LeafKind kind);  // "allocated"

// The canonical text, whose bytes the log hashes. ParseLeaf accepts nothing else.
std::string LeafText(const Leaf& leaf);
absl::StatusOr<Leaf> ParseLeaf(std::string_view text);

// SHA-256(nonce ‖ digest): only who holds the nonce (kNonceBytes) can tie the public leaf to what it commits to.
Digest Commitment(std::string_view nonce, const Digest& digest);

// What the commitments are made over, beside the manifest.
struct AllocatedContent {
  IssuanceId issuance;
  std::string notation;
  absl::CivilDay day;
  Digest revision;
  Digest recipients;  // the frozen list
};
Digest AllocatedDigest(const AllocatedContent& content);
Digest VoidedDigest(std::string_view reason);

}  // namespace vanthu::verification
