#pragma once

#include <set>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/numbering/transparency/log_keys.h"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/identifier.h"
#include "services/platform/vocabulary/pump.h"

namespace vanthu::numbering {

// A log's key as the directory is told of it.
struct LogKey {
  AgencyId agency;
  crypto::PublicKey key;
  absl::Time valid_from;  // when the log was opened
};

// Where public keys are made known. Guarantees: repeating a key changes nothing. Failures: any status; it is tried again.
// Threads: any.
class KeyDirectory {
 public:
  virtual ~KeyDirectory() = default;
  virtual absl::Status Publish(const LogKey& key) = 0;
};

// Tells the directory the key of each log, once in the life of the process. Threads: as a pump.
class KeyPublisher : public Pump {
 public:
  // All outlive the publisher.
  KeyPublisher(sql::Database& database, LogKeys& keys, KeyDirectory& directory)
      : database_(database), keys_(keys), directory_(directory) {}

  std::string_view name() const override { return "numbering.key_publisher"; }
  absl::Time RunOnce(absl::Time now) override;

  absl::Status last_failure() const override { return failure_; }

 private:
  absl::Status PublishAll();

  sql::Database& database_;
  LogKeys& keys_;
  KeyDirectory& directory_;
  std::set<AgencyId> told_;
  absl::Status failure_;
};

}  // namespace vanthu::numbering
