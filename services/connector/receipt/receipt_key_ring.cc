#include "services/connector/receipt/receipt_key_ring.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/platform/status/macros.h"

namespace vanthu::connector {

ReceiptKeyRing::ReceiptKeyRing(std::filesystem::path folder, ReceiptKeyDirectory& directory, Randomness& randomness)
    : folder_(std::move(folder)), directory_(directory), randomness_(randomness) {}

absl::StatusOr<ReceiptKey> ReceiptKeyRing::KeyOf(const AgencyId& agency, absl::Time now) {
  {
    std::lock_guard lock(mutex_);
    if (const auto found = published_.find(agency); found != published_.end()) return found->second;
  }
  const std::filesystem::path file = folder_ / absl::StrCat(agency.text(), ".receipt.pem");
  ASSIGN_OR_RETURN(crypto::SigningKey key, crypto::SigningKey::LoadOrCreate(file.string(), randomness_));
  ASSIGN_OR_RETURN(KeyId id, directory_.PublishReceiptKey(agency, key.public_key(), now));
  std::lock_guard lock(mutex_);
  return published_.try_emplace(agency, ReceiptKey{std::move(id), std::move(key)}).first->second;
}

}  // namespace vanthu::connector
