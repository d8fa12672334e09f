#include "services/connector/intake/quarantine_store.h"

#include <tuple>
#include <utility>

#include "services/platform/status/macros.h"

namespace vanthu::connector {

using sql::Bytes;

absl::StatusOr<bool> QuarantineStore::Put(sql::Transaction& tx, const QuarantinedRecord& r) {
  ASSIGN_OR_RETURN(const int64_t known,
                   tx.Execute("update quarantined_record set reason = ?4, detail = ?5, judge_again_at = ?6 "
                              "where topic = ?1 and log_identity = ?2 and log_offset = ?3",
                              r.place.topic, r.place.log_identity, r.place.offset, r.reason, r.detail, r.judge_again_at));
  if (known > 0) return false;
  ASSIGN_OR_RETURN(
      const sql::Rows rows,
      tx.Query("update inbox set last_quarantined = last_quarantined + 1 where agency = ?1 returning last_quarantined",
               r.agency));
  ASSIGN_OR_RETURN(const auto counted, rows.One<int64_t>());
  RETURN_IF_ERROR(
      tx.Execute("insert into quarantined_record(agency, position, topic, log_identity, log_offset, value, reason, detail, "
                 "met_at, judge_again_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                 r.agency, std::get<0>(counted), r.place.topic, r.place.log_identity, r.place.offset, Bytes{r.value}, r.reason,
                 r.detail, r.met_at, r.judge_again_at)
          .status());
  return true;
}

absl::Status QuarantineStore::Remove(sql::Transaction& tx, const RecordPlace& place) {
  return tx
      .Execute("delete from quarantined_record where topic = ?1 and log_identity = ?2 and log_offset = ?3", place.topic,
               place.log_identity, place.offset)
      .status();
}

absl::StatusOr<std::vector<QuarantinedRecord>> QuarantineStore::DueAgain(sql::Transaction& tx, absl::Time now, int count_max) {
  ASSIGN_OR_RETURN(
      const sql::Rows rows,
      tx.Query("select agency, position, topic, log_identity, log_offset, value, reason, detail, met_at, judge_again_at "
               "from quarantined_record where judge_again_at <= ?1 order by judge_again_at limit ?2",
               now, count_max));
  ASSIGN_OR_RETURN(auto all, (rows.All<AgencyId, int64_t, std::string, std::string, int64_t, Bytes, std::string, std::string,
                                       absl::Time, std::optional<absl::Time>>()));
  std::vector<QuarantinedRecord> records;
  for (auto& [agency, position, topic, identity, offset, value, reason, detail, met_at, again] : all) {
    records.push_back({std::move(agency),
                       position,
                       {std::move(topic), std::move(identity), offset},
                       std::move(value.data),
                       std::move(reason),
                       std::move(detail),
                       met_at,
                       again});
  }
  return records;
}

absl::StatusOr<std::optional<absl::Time>> QuarantineStore::NextDue(sql::Transaction& tx, absl::Time now) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query("select min(judge_again_at) from quarantined_record where judge_again_at > ?1", now));
  ASSIGN_OR_RETURN(const auto row, rows.One<std::optional<absl::Time>>());
  return std::get<0>(row);
}

absl::StatusOr<std::vector<QuarantinedRecord>> QuarantineStore::List(sql::Transaction& tx, const AgencyId& agency,
                                                                     int64_t position, int count_max) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query("select position, topic, log_identity, log_offset, reason, detail, met_at "
                            "from quarantined_record where agency = ?1 and position > ?2 order by position limit ?3",
                            agency, position, count_max));
  ASSIGN_OR_RETURN(auto all, (rows.All<int64_t, std::string, std::string, int64_t, std::string, std::string, absl::Time>()));
  std::vector<QuarantinedRecord> records;
  for (auto& [at, topic, identity, offset, reason, detail, met_at] : all) {
    records.push_back(
        {agency, at, {std::move(topic), std::move(identity), offset}, "", std::move(reason), std::move(detail), met_at, {}});
  }
  return records;
}

}  // namespace vanthu::connector
