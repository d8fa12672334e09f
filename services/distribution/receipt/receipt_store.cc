#include "services/distribution/receipt/receipt_store.h"

#include <tuple>
#include <utility>

#include "services/platform/status/macros.h"

namespace vanthu::distribution {

using sql::Bytes;

absl::StatusOr<std::vector<ReceiptPosition>> ReceiptStore::Positions(sql::Transaction& tx) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query("select agency, log_identity, next_offset from receipt_position order by agency"));
  ASSIGN_OR_RETURN(auto all, (rows.All<AgencyId, std::string, int64_t>()));
  std::vector<ReceiptPosition> positions;
  positions.reserve(all.size());
  for (auto& [issuer, identity, offset] : all) positions.push_back({std::move(issuer), std::move(identity), offset});
  return positions;
}

absl::Status ReceiptStore::AddIssuer(sql::Transaction& tx, const AgencyId& issuer) {
  return tx
      .Execute(
          "insert into receipt_position(agency, log_identity, next_offset) values (?1, '', 0) on conflict (agency) do nothing",
          issuer)
      .status();
}

absl::Status ReceiptStore::SetPosition(sql::Transaction& tx, const ReceiptPosition& position) {
  return tx
      .Execute("update receipt_position set log_identity = ?2, next_offset = ?3 where agency = ?1", position.issuer,
               position.log_identity, position.next_offset)
      .status();
}

absl::Status ReceiptStore::Park(sql::Transaction& tx, const Receipt& receipt, absl::Time now) {
  const DispatchName& dispatch = receipt.delivery.dispatch;
  return tx
      .Execute(
          "insert into parked_receipt(delivery, attempt, status, content_digest, agency, dispatch, recipient, inbox, reached_at, "
          "reason, "
          "parked_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) on conflict do nothing",
          receipt.delivery.id, receipt.reached.attempt, receipt.reached.status, receipt.content_digest, dispatch.agency,
          dispatch.id, receipt.recipient.Name(), receipt.inbox, receipt.reached.reached_at, receipt.reached.reason, now)
      .status();
}

absl::StatusOr<std::vector<Receipt>> ReceiptStore::TakeParked(sql::Transaction& tx, const DispatchName& dispatch) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query("delete from parked_receipt where agency = ?1 and dispatch = ?2 "
                            "returning delivery, attempt, status, content_digest, recipient, inbox, reached_at, reason",
                            dispatch.agency, dispatch.id));
  ASSIGN_OR_RETURN(auto all,
                   (rows.All<DeliveryId, Attempt, ReceiptStatus, Digest, std::string, InboxId, absl::Time, std::string>()));
  std::vector<Receipt> receipts;
  receipts.reserve(all.size());
  for (auto& [id, attempt, status, digest, recipient, inbox, reached_at, reason] : all) {
    ASSIGN_OR_RETURN(Recipient parsed, Recipient::Parse(recipient));
    receipts.push_back({{dispatch, id}, std::move(parsed), digest, {attempt, status, reached_at, std::move(reason)}, inbox});
  }
  return receipts;
}

absl::Status ReceiptStore::Put(sql::Transaction& tx, const QuarantinedRecord& record, absl::Time now) {
  return tx
      .Execute(
          "insert into quarantined_receipt(topic, log_identity, log_offset, value, reason, detail, quarantined_at, "
          "judge_again_at) "
          "values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) on conflict (topic, log_identity, log_offset) do update "
          "set reason = excluded.reason, detail = excluded.detail, judge_again_at = excluded.judge_again_at",
          record.place.topic, record.place.log_identity, record.place.offset, Bytes{record.value},
          status::Name(record.quarantine.reason), record.quarantine.detail, now, record.judge_again_at)
      .status();
}

absl::StatusOr<std::vector<QuarantinedRecord>> ReceiptStore::DueAgain(sql::Transaction& tx, absl::Time now, int count_max) {
  ASSIGN_OR_RETURN(
      const sql::Rows rows,
      tx.Query("select topic, log_identity, log_offset, value, reason, detail, judge_again_at from quarantined_receipt "
               "where judge_again_at <= ?1 order by judge_again_at limit ?2",
               now, count_max));
  ASSIGN_OR_RETURN(auto all,
                   (rows.All<std::string, std::string, int64_t, Bytes, std::string, std::string, std::optional<absl::Time>>()));
  std::vector<QuarantinedRecord> records;
  records.reserve(all.size());
  for (auto& [topic, identity, offset, value, reason, detail, again] : all) {
    const auto why = status::ReasonByName(reason);
    records.push_back({{std::move(topic), std::move(identity), offset},
                       std::move(value.data),
                       {why.value_or(status::Reason::kInternal), std::move(detail)},
                       again});
  }
  return records;
}

absl::Status ReceiptStore::Remove(sql::Transaction& tx, const RecordPlace& place) {
  return tx
      .Execute("delete from quarantined_receipt where topic = ?1 and log_identity = ?2 and log_offset = ?3", place.topic,
               place.log_identity, place.offset)
      .status();
}

}  // namespace vanthu::distribution
