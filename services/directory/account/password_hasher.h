#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/directory/limits.h"
#include "services/platform/vocabulary/randomness.h"

namespace vanthu::directory {

// Argon2id (RFC 9106). A hash is text that names its salt and cost, "$argon2id$v=19$m=19456,t=2,p=1$…", so that hashes of another
// cost are verified as they were made. Passwords are hashed in NFC: one keyboard sends "ế" as one character, another as three.
// It takes its time and memory by design: never inside a transaction. Threads: any.
class PasswordHasher {
 public:
  PasswordHasher(PasswordCost cost, Randomness& randomness);

  // OVERLOADED where the memory is not there.
  absl::StatusOr<std::string> Hash(std::string_view password) const;
  bool Verify(const std::string& phc, std::string_view password) const;
  // Whether it was made at today's cost.
  bool IsCurrent(std::string_view phc) const;

  // Verifies against nothing, in the time of a real one: whether there is such an account is not told by a clock.
  void VerifyNothing(std::string_view password) const;

 private:
  const PasswordCost cost_;
  Randomness& randomness_;
};

}  // namespace vanthu::directory
