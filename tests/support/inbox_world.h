#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "services/connector/endpoint/delivery_files.h"
#include "services/connector/endpoint/progress_board.h"
#include "services/connector/intake/inbox_registry.h"
#include "services/connector/intake/issuer_keys.h"
#include "services/connector/receipt/receipt_key_directory.h"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/crypto/seeded_randomness.h"
#include "services/platform/event/dispatch_delivery.h"
#include "services/platform/sql/database.h"
#include "services/verification/manifest.h"
#include "services/verification/register_proof.h"

namespace vanthu::support {

// The directory, as connectors see it: keys that a test puts there. Threads: one at a time.
class TestDirectory : public connector::ReceiptKeyDirectory, public connector::IssuerKeys {
 public:
  absl::StatusOr<KeyId> PublishReceiptKey(const AgencyId& agency, const crypto::PublicKey& key, absl::Time valid_from) override;
  absl::StatusOr<std::optional<connector::IssuerKey>> FindEnvelopeKey(const AgencyId& issuer, const KeyId& id) override;
  absl::StatusOr<std::vector<connector::IssuerKey>> ListLogKeys(const AgencyId& issuer) override;
  absl::StatusOr<bool> HasExternalRegister(const AgencyId& issuer) override;

  bool is_down = false;
  std::map<std::pair<AgencyId, KeyId>, connector::IssuerKey> envelope_keys;
  std::map<AgencyId, std::vector<connector::IssuerKey>> log_keys;
  std::set<AgencyId> external;  // whose register is kept elsewhere
  std::map<AgencyId, crypto::PublicKey> receipt_keys;
};

// Distribution, as connectors see it. Threads: one at a time, but for Read.
class TestDistribution : public connector::InboxRegistry, public connector::DeliveryFiles, public connector::ProgressBoard {
 public:
  absl::StatusOr<bool> Register(const AgencyId& agency, const InboxId& inbox) override;
  absl::StatusOr<Page> ListReceived(const AgencyId& agency, const InboxId& inbox, const std::string& page_token) override;
  absl::Status Read(const connector::DeliveryFile& file, const std::function<absl::Status(std::string_view)>& take) override;
  absl::Status Report(const AgencyId& agency, const InboxId& inbox, const std::vector<connector::InboxEntry>& entries) override;

  std::map<AgencyId, InboxId> inboxes;                 // registered
  std::map<AgencyId, std::vector<Received>> received;  // answered before
  std::map<Digest, std::string> files;
  std::set<std::string> asked_for;  // deliveries whose files were read
  int reads = 0;                    // of files
  std::vector<connector::InboxEntry> progress;
  absl::Status progress_refusal;  // OK: what is reported is taken

 private:
  std::mutex mutex_;  // guards asked_for and reads
};

// An issuer that signs what it sends, and keeps a register log of one leaf for each dispatch.
class TestIssuer {
 public:
  TestIssuer(std::string_view agency, TestDirectory& directory, absl::Time valid_from);

  // A delivery with everything in order.
  event::DispatchDelivery Deliver(std::string_view dispatch, const Recipient& recipient,
                                  const std::vector<verification::FileEntry>& files, absl::Time sealed_at) const;
  // Puts manifest, digest and proof in order again after the manifest was changed.
  void Prove(const verification::Manifest& manifest, event::DispatchDelivery& delivery) const;
  std::string Seal(const event::DispatchDelivery& delivery) const;

  const AgencyId agency;
  const crypto::SigningKey envelope_key;
  const KeyId envelope_key_id;
  const crypto::SigningKey log_key;
};

inline constexpr char kTestInstallation[] = "thu.example";

}  // namespace vanthu::support
