#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/numbering/audit/finding.h"
#include "services/numbering/audit/leaf_audit.h"
#include "services/platform/files/disk.h"
#include "services/platform/sql/database.h"
#include "services/verification/checkpoint.h"

namespace vanthu::numbering {

// Judges the books of an installation from outside: over its database, over a copy of the published logs, or both against each
// other. It changes nothing and needs no server. Proves: no gap, no double, no rewrite, no removed leaf, and names what was never
// finished.
class RegisterAudit {
 public:
  // `keys` by agency; a log without one is judged without its signature, which the report notes.
  RegisterAudit(AuditRule rule, std::map<AgencyId, crypto::PublicKey> keys) : rule_(std::move(rule)), keys_(std::move(keys)) {}

  absl::Status AddDatabase(sql::Database& database);
  // Opens it first. NOT_FOUND where its file is not there: an audit makes no empty database.
  absl::Status AddDatabaseAt(files::Disk& disk, const sql::DatabaseOptions& options);
  // `root` as the publisher writes it (<agency>/<epoch>/checkpoint), or the folder of one log.
  absl::Status AddCopy(files::Disk& disk, const std::filesystem::path& root);

  AuditReport Report() const;

 private:
  struct Agency {
    std::optional<FoundLog> in_database;
    std::optional<FoundLog> published;
  };
  absl::Status AddAgency(sql::Transaction& tx, const AgencyId& agency);
  absl::Status AddCopyOf(files::Disk& disk, const std::filesystem::path& folder);
  AuditRule RuleFor(const AgencyId& agency) const;

  const AuditRule rule_;
  const std::map<AgencyId, crypto::PublicKey> keys_;
  std::map<AgencyId, Agency> agencies_;
  AuditReport report_;
};

// The keys that an auditor was given, "<origin>+<id>+<key>" (verification/checkpoint.h), by the agencies of their origins.
absl::StatusOr<std::map<AgencyId, crypto::PublicKey>> KeysByAgency(const std::vector<std::string>& verifier_keys);

}  // namespace vanthu::numbering
