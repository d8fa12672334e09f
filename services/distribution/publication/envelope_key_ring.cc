#include "services/distribution/publication/envelope_key_ring.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/platform/status/macros.h"

namespace vanthu::distribution {

EnvelopeKeyRing::EnvelopeKeyRing(std::filesystem::path folder, RecipientDirectory& directory, Clock& clock,
                                 Randomness& randomness)
    : folder_(std::move(folder)), directory_(directory), clock_(clock), randomness_(randomness) {}

absl::StatusOr<EnvelopeKey> EnvelopeKeyRing::KeyOf(const AgencyId& issuer) {
  {
    std::lock_guard lock(mutex_);
    if (const auto found = published_.find(issuer); found != published_.end()) return found->second;
  }
  const std::filesystem::path file = folder_ / absl::StrCat("envelope.", issuer.text(), ".pem");
  ASSIGN_OR_RETURN(crypto::SigningKey key, crypto::SigningKey::LoadOrCreate(file.string(), randomness_));
  ASSIGN_OR_RETURN(KeyId id, directory_.PublishEnvelopeKey(issuer, key.public_key(), clock_.Now()));
  std::lock_guard lock(mutex_);
  return published_.try_emplace(issuer, EnvelopeKey{std::move(id), std::move(key)}).first->second;
}

}  // namespace vanthu::distribution
