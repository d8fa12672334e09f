#include "services/numbering/audit/register_audit.h"

#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "services/numbering/audit/log_copy.h"
#include "services/numbering/audit/row_audit.h"
#include "services/numbering/limits.h"
#include "services/numbering/register/register_store.h"
#include "services/numbering/transparency/log_store.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::numbering {
namespace {

constexpr char kCheckpointFile[] = "checkpoint";
constexpr std::string_view kSqlite = "sqlite:";

absl::StatusOr<FoundLog> ReadLog(sql::Transaction& tx, const LogHead& head) {
  FoundLog log;
  log.agency = head.id.agency;
  log.name = absl::StrFormat("%s (database)", head.id.agency.text());
  log.checkpoint = head.checkpoint;
  // Past the head too: a leaf that was slipped in behind it is a finding.
  for (int64_t from = 0;; from += kPublishedLeavesMax) {
    ASSIGN_OR_RETURN(std::vector<StoredLeaf> leaves, ReadLeaves(tx, head.id, from, from + kPublishedLeavesMax));
    for (StoredLeaf& leaf : leaves) log.leaves.push_back({leaf.index, std::move(leaf.text), leaf.hash, std::move(leaf.nonce)});
    if (leaves.empty() && from >= head.tree.size()) break;
  }
  ASSIGN_OR_RETURN(const std::vector<AcceptedClock> accepted, ListAcceptedClocks(tx, head.id));
  for (const AcceptedClock& clock : accepted) log.accepted_clock_sizes.push_back(clock.log_size);
  return log;
}

// The agency of an origin "<installation>/<agency>/<epoch>".
absl::StatusOr<AgencyId> AgencyOfOrigin(const std::string& origin) {
  const std::vector<std::string> parts = absl::StrSplit(origin, '/');
  if (parts.size() < 3) return absl::InvalidArgumentError(absl::StrCat("the log ", origin, " is none of an agency's register"));
  return AgencyId::Of(parts[parts.size() - 2]);
}

}  // namespace

AuditRule RegisterAudit::RuleFor(const AgencyId& agency) const {
  AuditRule rule = rule_;
  const auto key = keys_.find(agency);
  if (key != keys_.end()) rule.key = key->second;
  return rule;
}

absl::Status RegisterAudit::AddDatabase(sql::Database& database) {
  const AuditReport before = report_;
  return database.Read([&](sql::Transaction& tx) -> absl::Status {
    report_ = before;  // the transaction may be run again
    ASSIGN_OR_RETURN(const std::vector<LogHead> heads, ListHeads(tx));
    for (const LogHead& head : heads) RETURN_IF_ERROR(AddAgency(tx, head.id.agency));
    return absl::OkStatus();
  });
}

absl::Status RegisterAudit::AddDatabaseAt(files::Disk& disk, const sql::DatabaseOptions& options) {
  const bool is_file = options.url.rfind(kSqlite, 0) == 0;
  if (is_file && !disk.Exists(options.url.substr(kSqlite.size()))) {
    return status::Error(status::Reason::kNotFound, {{"name", options.url}});
  }
  ASSIGN_OR_RETURN(const auto database, sql::Database::Open(options));
  return AddDatabase(*database);
}

absl::Status RegisterAudit::AddAgency(sql::Transaction& tx, const AgencyId& agency) {
  ASSIGN_OR_RETURN(const std::optional<LogHead> head, FindHead(tx, agency));
  ASSIGN_OR_RETURN(FoundLog log, ReadLog(tx, *head));
  FoundBooks books;
  ASSIGN_OR_RETURN(books.rows, AllRows(tx, agency));
  ASSIGN_OR_RETURN(books.series, ReadSeries(tx, agency));
  AuditLeaves(log, RuleFor(agency), &report_);
  AuditRows(books, log, &report_);
  agencies_[agency].in_database = std::move(log);
  return absl::OkStatus();
}

absl::Status RegisterAudit::AddCopy(files::Disk& disk, const std::filesystem::path& root) {
  if (disk.Exists(root / kCheckpointFile)) return AddCopyOf(disk, root);
  ASSIGN_OR_RETURN(const std::vector<std::string> agencies, disk.List(root));
  for (const std::string& agency : agencies) {
    ASSIGN_OR_RETURN(const std::vector<std::string> epochs, disk.List(root / agency));
    for (const std::string& epoch : epochs) {
      if (disk.Exists(root / agency / epoch / kCheckpointFile)) RETURN_IF_ERROR(AddCopyOf(disk, root / agency / epoch));
    }
  }
  return absl::OkStatus();
}

absl::Status RegisterAudit::AddCopyOf(files::Disk& disk, const std::filesystem::path& folder) {
  ASSIGN_OR_RETURN(FoundLog log, ReadLogCopy(disk, folder, &report_));
  ASSIGN_OR_RETURN(const verification::Checkpoint checkpoint, verification::ReadUnverified(log.checkpoint));
  ASSIGN_OR_RETURN(log.agency, AgencyOfOrigin(checkpoint.origin));
  Agency& agency = agencies_[log.agency];
  // Who accepted which clock stands in the database alone.
  if (agency.in_database) log.accepted_clock_sizes = agency.in_database->accepted_clock_sizes;
  AuditLeaves(log, RuleFor(log.agency), &report_);
  agency.published = std::move(log);
  return absl::OkStatus();
}

AuditReport RegisterAudit::Report() const {
  AuditReport report = report_;
  for (const auto& [agency, found] : agencies_) {
    if (found.in_database && found.published) AuditCopy(*found.published, *found.in_database, &report);
  }
  return report;
}

absl::StatusOr<std::map<AgencyId, crypto::PublicKey>> KeysByAgency(const std::vector<std::string>& verifier_keys) {
  std::map<AgencyId, crypto::PublicKey> keys;
  for (const std::string& text : verifier_keys) {
    ASSIGN_OR_RETURN(const verification::VerifierKey key, verification::ParseVerifierKey(text));
    ASSIGN_OR_RETURN(const AgencyId agency, AgencyOfOrigin(key.origin));
    keys[agency] = key.key;
  }
  return keys;
}

}  // namespace vanthu::numbering
