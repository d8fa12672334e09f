#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "services/distribution/publication/recipient_directory.h"
#include "services/distribution/receipt/receipt_keys.h"
#include "services/platform/vocabulary/clock.h"
#include "vanthu/directory/v1/directory.grpc.pb.h"

namespace vanthu::distribution {

// The directory service, behind what publishing and the intake ask of it. Called as the process "distribution". Keeps a key that
// it found for some minutes; what it did not know is asked again. Threads: any.
class DirectoryClient : public RecipientDirectory, public ReceiptKeys {
 public:
  DirectoryClient(const std::shared_ptr<grpc::Channel>& channel, Clock& clock);
  absl::StatusOr<std::set<AgencyId>> FindConnected(const std::set<AgencyId>& agencies) override;
  // All agencies that receive through the broker, of every day: a dispatch of yesterday still reaches whom it was sent to.
  absl::StatusOr<std::vector<AgencyId>> ListConnected();
  absl::StatusOr<Issuer> FindIssuer(const AgencyId& agency) override;
  absl::StatusOr<KeyId> PublishEnvelopeKey(const AgencyId& issuer, const crypto::PublicKey& key, absl::Time valid_from) override;
  absl::StatusOr<std::optional<ReceiptKey>> FindReceiptKey(const AgencyId& agency, const KeyId& id) override;

 private:
  using KeyName = std::pair<AgencyId, KeyId>;
  struct KnownKey {
    ReceiptKey key;
    absl::Time asked_at;
  };
  std::optional<ReceiptKey> Known(const KeyName& name);

  std::unique_ptr<directory::v1::Directory::Stub> stub_;
  Clock& clock_;
  std::mutex mutex_;  // guards keys_
  std::map<KeyName, KnownKey> keys_;
};

}  // namespace vanthu::distribution
