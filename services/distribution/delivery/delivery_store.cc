#include "services/distribution/delivery/delivery_store.h"

#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "absl/strings/str_format.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::distribution {
namespace {

constexpr char kColumns[] =
    "agency, dispatch, delivery, position, recipient, display_name, note, content_digest, state, status, attempt, resent_at, "
    "is_answered, reason, progress, next_try_at, published_at, updated_at from delivery";

using Row = std::tuple<AgencyId, DispatchId, DeliveryId, int64_t, std::string, std::string, std::string, Digest, DeliveryState,
                       int, Attempt, std::optional<absl::Time>, bool, std::string, std::string, std::optional<absl::Time>,
                       absl::Time, absl::Time>;

absl::StatusOr<std::vector<Delivery>> FromRows(const sql::Rows& rows) {
  ASSIGN_OR_RETURN(auto all, rows.AllAs<Row>());
  std::vector<Delivery> deliveries;
  deliveries.reserve(all.size());
  for (auto& [agency, dispatch, id, position, recipient, display_name, note, digest, state, status, attempt, resent_at,
              is_answered, reason, progress, next_try_at, published_at, updated_at] : all) {
    ASSIGN_OR_RETURN(Recipient parsed, Recipient::Parse(recipient));
    deliveries.push_back({{{agency, dispatch}, id},
                          position,
                          std::move(parsed),
                          std::move(display_name),
                          std::move(note),
                          digest,
                          state,
                          status,
                          attempt,
                          resent_at,
                          is_answered,
                          std::move(reason),
                          std::move(progress),
                          next_try_at,
                          published_at,
                          updated_at});
  }
  return deliveries;
}

absl::StatusOr<std::optional<Delivery>> FindOne(sql::Transaction& tx, const DeliveryName& name, std::string_view lock) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query(absl::StrFormat("select %s where agency = ?1 and dispatch = ?2 and delivery = ?3%s", kColumns, lock),
                            name.dispatch.agency, name.dispatch.id, name.id));
  ASSIGN_OR_RETURN(auto found, FromRows(rows));
  if (found.empty()) return std::optional<Delivery>();
  return std::optional<Delivery>(std::move(found.front()));
}

}  // namespace

absl::Status DeliveryStore::InsertAll(sql::Transaction& tx, const std::vector<Delivery>& deliveries) {
  std::vector<std::vector<sql::Value>> rows;
  rows.reserve(deliveries.size());
  for (const Delivery& d : deliveries) {
    rows.push_back(sql::Transaction::ToValues(d.name.dispatch.agency, d.name.dispatch.id, d.name.id, d.position,
                                              d.recipient.Name(), d.recipient.agency, d.display_name, d.note, d.content_digest,
                                              d.state, d.status, d.attempt, d.is_answered, d.reason, d.progress, d.next_try_at,
                                              d.published_at, d.updated_at));
  }
  return tx.InsertAll(
      "insert into delivery(agency, dispatch, delivery, position, recipient, recipient_agency, display_name, note, "
      "content_digest, state, status, attempt, is_answered, reason, progress, next_try_at, published_at, updated_at)",
      rows);
}

absl::StatusOr<std::optional<Delivery>> DeliveryStore::Find(sql::Transaction& tx, const DeliveryName& name) {
  return FindOne(tx, name, "");
}

absl::StatusOr<std::optional<Delivery>> DeliveryStore::FindToChange(sql::Transaction& tx, const DeliveryName& name) {
  return FindOne(tx, name, tx.ForUpdate());
}

absl::Status DeliveryStore::Update(sql::Transaction& tx, const Delivery& d) {
  return tx
      .Execute(
          "update delivery set state = ?4, status = ?5, attempt = ?6, is_answered = ?7, reason = ?8, progress = ?9, "
          "next_try_at = ?10, updated_at = ?11, resent_at = ?12 where agency = ?1 and dispatch = ?2 and delivery = ?3",
          d.name.dispatch.agency, d.name.dispatch.id, d.name.id, d.state, d.status, d.attempt, d.is_answered, d.reason,
          d.progress, d.next_try_at, d.updated_at, d.resent_at)
      .status();
}

absl::StatusOr<std::vector<Delivery>> DeliveryStore::List(sql::Transaction& tx, const DispatchName& dispatch, int64_t position,
                                                          int count_max) {
  ASSIGN_OR_RETURN(
      const sql::Rows rows,
      tx.Query(
          absl::StrFormat("select %s where agency = ?1 and dispatch = ?2 and position > ?3 order by position limit ?4", kColumns),
          dispatch.agency, dispatch.id, position, count_max));
  return FromRows(rows);
}

absl::StatusOr<DeliveryCounts> DeliveryStore::Count(sql::Transaction& tx, const DispatchName& dispatch) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query("select state, count(*) from delivery where agency = ?1 and dispatch = ?2 group by state",
                            dispatch.agency, dispatch.id));
  ASSIGN_OR_RETURN(const auto by_state, (rows.All<DeliveryState, int64_t>()));
  DeliveryCounts counts;
  for (const auto& [state, count] : by_state) {
    counts.all += count;
    if (state == DeliveryState::kReceipted) counts.receipted += count;
    if (state == DeliveryState::kRefused || state == DeliveryState::kUndeliverable || state == DeliveryState::kDead)
      counts.failed += count;
  }
  return counts;
}

absl::StatusOr<std::vector<Delivery>> DeliveryStore::ListAnswered(sql::Transaction& tx, const AgencyId& recipient,
                                                                  const AnsweredPlace& after, int count_max) {
  ASSIGN_OR_RETURN(const sql::Rows rows, tx.Query(absl::StrFormat("select %s where recipient_agency = ?1 and is_answered = 1 and "
                                                                  "(published_at > ?2 or (published_at = ?2 and delivery > ?3)) "
                                                                  "order by published_at, delivery limit ?4",
                                                                  kColumns),
                                                  recipient, after.published_at, after.id, count_max));
  return FromRows(rows);
}

absl::StatusOr<std::vector<ReachedStatus>> DeliveryStore::Reached(sql::Transaction& tx, const DeliveryId& delivery) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query("select attempt, status, reached_at, reason from delivery_status where delivery = ?1 "
                            "order by attempt, status",
                            delivery));
  ASSIGN_OR_RETURN(auto all, (rows.All<Attempt, ReceiptStatus, absl::Time, std::string>()));
  std::vector<ReachedStatus> reached;
  reached.reserve(all.size());
  for (auto& [attempt, status, reached_at, reason] : all) reached.push_back({attempt, status, reached_at, std::move(reason)});
  return reached;
}

absl::Status DeliveryStore::PutReached(sql::Transaction& tx, const DeliveryId& delivery, const ReachedStatus& reached) {
  return tx
      .Execute(
          "insert into delivery_status(delivery, attempt, status, reached_at, reason) values (?1, ?2, ?3, ?4, ?5) "
          "on conflict (delivery, attempt, status) do update set reached_at = excluded.reached_at, reason = excluded.reason",
          delivery, reached.attempt, reached.status, reached.reached_at, reached.reason)
      .status();
}

}  // namespace vanthu::distribution
