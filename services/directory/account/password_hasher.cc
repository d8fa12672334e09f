#include "services/directory/account/password_hasher.h"

#include <argon2.h>

#include "absl/strings/str_format.h"
#include "services/platform/status/cause.h"
#include "services/platform/status/reason.h"
#include "services/platform/text/nfc.h"

namespace vanthu::directory {

PasswordHasher::PasswordHasher(PasswordCost cost, Randomness& randomness) : cost_(cost), randomness_(randomness) {}

absl::StatusOr<std::string> PasswordHasher::Hash(std::string_view password) const {
  const std::string salt = randomness_.Bytes(kPasswordSaltBytes);
  const std::string clear = text::ToNfc(password);
  std::string phc(
      argon2_encodedlen(cost_.passes, cost_.memory_kib, cost_.lanes, kPasswordSaltBytes, kPasswordTagBytes, Argon2_id), '\0');
  const int result = argon2id_hash_encoded(cost_.passes, cost_.memory_kib, cost_.lanes, clear.data(), clear.size(), salt.data(),
                                           salt.size(), kPasswordTagBytes, phc.data(), phc.size());
  if (result == ARGON2_MEMORY_ALLOCATION_ERROR) return status::Error(status::Reason::kOverloaded);
  if (result != ARGON2_OK)
    return status::CausedError(status::Reason::kInternal, status::Quoted({"Argon2", "Argon2"}, argon2_error_message(result)));
  phc.resize(phc.find('\0'));  // the length that it asks for has the end mark in it
  return phc;
}

bool PasswordHasher::Verify(const std::string& phc, std::string_view password) const {
  const std::string clear = text::ToNfc(password);
  return argon2id_verify(phc.c_str(), clear.data(), clear.size()) == ARGON2_OK;
}

bool PasswordHasher::IsCurrent(std::string_view phc) const {
  const std::string head = absl::StrFormat("$argon2id$v=%d$m=%d,t=%d,p=%d$", static_cast<int>(ARGON2_VERSION_NUMBER),
                                           cost_.memory_kib, cost_.passes, cost_.lanes);
  return phc.substr(0, head.size()) == head;
}

void PasswordHasher::VerifyNothing(std::string_view password) const { (void)Hash(password); }

}  // namespace vanthu::directory
