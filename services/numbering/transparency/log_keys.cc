#include "services/numbering/transparency/log_keys.h"

#include "absl/strings/str_format.h"
#include "services/platform/status/macros.h"

namespace vanthu::numbering {

absl::StatusOr<crypto::SigningKey> LogKeys::KeyOf(const AgencyId& agency) {
  std::lock_guard lock(mutex_);
  const auto found = keys_.find(agency);
  if (found != keys_.end()) return found->second;
  const std::string path = absl::StrFormat("%s/%s.log.pem", folder_, agency.text());
  ASSIGN_OR_RETURN(const crypto::SigningKey key, crypto::SigningKey::LoadOrCreate(path, randomness_));
  keys_.emplace(agency, key);
  return key;
}

}  // namespace vanthu::numbering
