#include "services/numbering/transparency/log_store.h"

#include <tuple>
#include <utility>

#include "absl/strings/str_format.h"
#include "services/platform/status/macros.h"

namespace vanthu::numbering {
namespace {

using HeadRow = std::tuple<AgencyId, int64_t, int64_t, sql::Bytes, std::string, absl::Time, std::optional<absl::Time>, int64_t,
                           std::string, std::optional<std::string>>;
constexpr char kHeadColumns[] =
    "select agency, epoch, size, frontier, checkpoint, opened_at, last_instant, clock_offset, clock_alarm, held_cause from "
    "log_head";

// A cause is stored as two lines, Vietnamese and English.
std::optional<std::string> StoredCause(const std::optional<status::Cause>& cause) {
  if (!cause) return std::nullopt;
  return absl::StrFormat("%s\n%s", cause->vietnamese, cause->english);
}

std::optional<status::Cause> CauseFrom(const std::optional<std::string>& stored) {
  if (!stored) return std::nullopt;
  const size_t end = stored->find('\n');
  return status::Cause{stored->substr(0, end), end == std::string::npos ? *stored : stored->substr(end + 1)};
}

absl::StatusOr<LogHead> HeadOf(const HeadRow& row) {
  const auto& [agency, epoch, size, frontier, checkpoint, opened_at, last_instant, offset, alarm, held] = row;
  ASSIGN_OR_RETURN(Frontier tree, Frontier::Of(size, frontier.data));
  return LogHead{{agency, epoch}, std::move(tree), checkpoint, opened_at, last_instant, absl::Microseconds(offset),
                 alarm,           CauseFrom(held)};
}

absl::StatusOr<std::vector<LogHead>> HeadsOf(const sql::Rows& rows) {
  ASSIGN_OR_RETURN(const auto read, (rows.All<AgencyId, int64_t, int64_t, sql::Bytes, std::string, absl::Time,
                                              std::optional<absl::Time>, int64_t, std::string, std::optional<std::string>>()));
  std::vector<LogHead> heads;
  for (const auto& row : read) {
    ASSIGN_OR_RETURN(LogHead head, HeadOf(row));
    heads.push_back(std::move(head));
  }
  return heads;
}

absl::StatusOr<std::optional<LogHead>> ReadHead(sql::Transaction& tx, const AgencyId& agency, std::string_view lock) {
  ASSIGN_OR_RETURN(const sql::Rows rows, tx.Query(absl::StrFormat("%s where agency = ?1%s", kHeadColumns, lock), agency));
  ASSIGN_OR_RETURN(std::vector<LogHead> heads, HeadsOf(rows));
  if (heads.empty()) return std::optional<LogHead>();
  return std::optional<LogHead>(std::move(heads.front()));
}

}  // namespace

absl::StatusOr<LogHead> LockHead(sql::Transaction& tx, const AgencyId& agency, absl::Time now) {
  ASSIGN_OR_RETURN(std::optional<LogHead> head, ReadHead(tx, agency, tx.ForUpdate()));
  if (head) return *std::move(head);
  RETURN_IF_ERROR(
      tx.Execute("insert into log_head(agency, epoch, size, frontier, checkpoint, opened_at, clock_offset, clock_alarm) "
                 "values (?1, 1, 0, ?2, '', ?3, 0, '') on conflict (agency) do nothing",
                 agency, sql::Bytes(), now)
          .status());
  ASSIGN_OR_RETURN(head, ReadHead(tx, agency, tx.ForUpdate()));
  if (!head) return absl::InternalError("the log's row is not there after it was made");
  return *std::move(head);
}

absl::StatusOr<std::optional<LogHead>> FindHead(sql::Transaction& tx, const AgencyId& agency) { return ReadHead(tx, agency, ""); }

absl::StatusOr<std::vector<LogHead>> ListHeads(sql::Transaction& tx) {
  ASSIGN_OR_RETURN(const sql::Rows rows, tx.Query(absl::StrFormat("%s order by agency", kHeadColumns)));
  return HeadsOf(rows);
}

absl::Status SaveHead(sql::Transaction& tx, const LogHead& head) {
  return tx
      .Execute(
          "update log_head set epoch = ?2, size = ?3, frontier = ?4, checkpoint = ?5, last_instant = ?6, clock_offset = ?7, "
          "clock_alarm = ?8, held_cause = ?9 where agency = ?1",
          head.id.agency, head.id.epoch, head.tree.size(), sql::Bytes{head.tree.Bytes()}, head.checkpoint, head.last_instant,
          absl::ToInt64Microseconds(head.clock_offset), head.clock_alarm, StoredCause(head.held_cause))
      .status();
}

absl::Status InsertLeaves(sql::Transaction& tx, const LogId& log, const std::vector<StoredLeaf>& leaves) {
  std::vector<std::vector<sql::Value>> rows;
  rows.reserve(leaves.size());
  for (const StoredLeaf& leaf : leaves) {
    rows.push_back(sql::Transaction::ToValues(log.agency, log.epoch, leaf.index, leaf.text, leaf.hash, sql::Bytes{leaf.nonce}));
  }
  return tx.InsertAll("insert into log_leaf(agency, epoch, leaf_index, leaf, hash, nonce)", rows);
}

absl::Status InsertTileHashes(sql::Transaction& tx, const LogId& log, const std::vector<TileHash>& hashes) {
  if (hashes.empty()) return absl::OkStatus();
  std::vector<std::vector<sql::Value>> rows;
  for (const TileHash& hash : hashes) {
    rows.push_back(sql::Transaction::ToValues(log.agency, log.epoch, hash.level, hash.index, hash.hash));
  }
  return tx.InsertAll("insert into log_tile_hash(agency, epoch, tile_level, hash_index, hash)", rows);
}

absl::StatusOr<std::vector<StoredLeaf>> ReadLeaves(sql::Transaction& tx, const LogId& log, int64_t from, int64_t to) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query("select leaf_index, leaf, hash, nonce from log_leaf where agency = ?1 and epoch = ?2 and "
                            "leaf_index >= ?3 and leaf_index < ?4 order by leaf_index",
                            log.agency, log.epoch, from, to));
  ASSIGN_OR_RETURN(auto read, (rows.All<int64_t, std::string, Digest, sql::Bytes>()));
  std::vector<StoredLeaf> leaves;
  leaves.reserve(read.size());
  for (auto& [index, text, hash, nonce] : read) leaves.push_back({index, std::move(text), hash, std::move(nonce.data)});
  return leaves;
}

HashReader StoredHashes(sql::Transaction& tx, const LogId& log) {
  return [&tx, log](int level, int64_t from, int64_t to) -> absl::StatusOr<std::vector<Digest>> {
    auto rows = level == 0 ? tx.Query(
                                 "select hash from log_leaf where agency = ?1 and epoch = ?2 and leaf_index >= ?3 and "
                                 "leaf_index < ?4 order by leaf_index",
                                 log.agency, log.epoch, from, to)
                           : tx.Query(
                                 "select hash from log_tile_hash where agency = ?1 and epoch = ?2 and tile_level = ?5 and "
                                 "hash_index >= ?3 and hash_index < ?4 order by hash_index",
                                 log.agency, log.epoch, from, to, level);
    if (!rows.ok()) return rows.status();
    ASSIGN_OR_RETURN(const auto read, rows->All<Digest>());
    std::vector<Digest> hashes;
    hashes.reserve(read.size());
    for (const auto& [hash] : read) hashes.push_back(hash);
    return hashes;
  };
}

absl::Status InsertAcceptedClock(sql::Transaction& tx, const LogId& log, const AcceptedClock& accepted) {
  return tx
      .Execute(
          "insert into accepted_clock(agency, epoch, log_size, accepted_at, reason, accepted_by) values (?1, ?2, ?3, ?4, ?5, ?6)",
          log.agency, log.epoch, accepted.log_size, accepted.accepted_at, accepted.reason, accepted.accepted_by)
      .status();
}

absl::StatusOr<std::vector<AcceptedClock>> ListAcceptedClocks(sql::Transaction& tx, const LogId& log) {
  ASSIGN_OR_RETURN(const sql::Rows rows, tx.Query("select log_size, accepted_at, reason, accepted_by from accepted_clock where "
                                                  "agency = ?1 and epoch = ?2 order by log_size, accepted_at",
                                                  log.agency, log.epoch));
  ASSIGN_OR_RETURN(auto read, (rows.All<int64_t, absl::Time, std::string, std::string>()));
  std::vector<AcceptedClock> all;
  for (auto& [size, at, reason, by] : read) all.push_back({size, at, std::move(reason), std::move(by)});
  return all;
}

}  // namespace vanthu::numbering
