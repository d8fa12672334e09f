#include "services/connector/intake/entry_store.h"

#include <map>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/platform/status/macros.h"

namespace vanthu::connector {
namespace {

using sql::Bytes;

constexpr char kColumns[] =
    "e.agency, e.position, e.delivery, e.attempt, e.issuer, e.dispatch, e.recipient, e.content_digest, e.urgency, e.number_text, "
    "e.state, e.reason, e.location, e.tries, e.next_try_at, e.received_at, e.resent_at, e.handed_over_at from inbox_entry e";
// While an earlier attempt is open, a later one waits for what becomes of it.
constexpr char kIsFirstOpen[] =
    "e.state in (1, 2) and not exists (select 1 from inbox_entry b where b.agency = e.agency and b.delivery = e.delivery "
    "and b.attempt < e.attempt and b.state in (1, 2))";

using Row = std::tuple<AgencyId, int64_t, DeliveryId, Attempt, AgencyId, DispatchId, std::string, Digest, Urgency, std::string,
                       InboxState, std::string, std::string, int64_t, absl::Time, absl::Time, std::optional<absl::Time>,
                       std::optional<absl::Time>>;

absl::StatusOr<std::vector<InboxEntry>> FromRows(const sql::Rows& rows) {
  ASSIGN_OR_RETURN(auto all, rows.AllAs<Row>());
  std::vector<InboxEntry> entries;
  entries.reserve(all.size());
  for (auto& [agency, position, delivery, attempt, issuer, dispatch, recipient, digest, urgency, number, state, reason, location,
              tries, next_try_at, received_at, resent_at, handed_over_at] : all) {
    ASSIGN_OR_RETURN(Recipient parsed, Recipient::Parse(recipient));
    entries.push_back({.name = {std::move(agency), std::move(delivery), attempt},
                       .position = position,
                       .issuer = std::move(issuer),
                       .dispatch = std::move(dispatch),
                       .recipient = std::move(parsed),
                       .content_digest = digest,
                       .urgency = urgency,
                       .number_text = std::move(number),
                       .state = state,
                       .reason = std::move(reason),
                       .location = std::move(location),
                       .tries = tries,
                       .next_try_at = next_try_at,
                       .received_at = received_at,
                       .resent_at = resent_at,
                       .handed_over_at = handed_over_at,
                       .statuses = {}});
  }
  return entries;
}

// The statuses of one agency's entries, in one query for the stretch of positions that they cover.
absl::Status FillStatuses(sql::Transaction& tx, std::vector<InboxEntry>& entries) {
  if (entries.empty()) return absl::OkStatus();
  std::map<int64_t, InboxEntry*> by_position;
  for (InboxEntry& entry : entries) by_position[entry.position] = &entry;
  ASSIGN_OR_RETURN(
      const sql::Rows rows,
      tx.Query("select position, status, reached_at, reason from entry_status where agency = ?1 and position >= ?2 and "
               "position <= ?3 order by position, reached_at, status",
               entries.front().name.agency, by_position.begin()->first, by_position.rbegin()->first));
  ASSIGN_OR_RETURN(auto all, (rows.All<int64_t, ReceiptStatus, absl::Time, std::string>()));
  for (auto& [position, status, reached_at, reason] : all) {
    const auto found = by_position.find(position);
    if (found != by_position.end()) found->second->statuses.push_back({status, reached_at, std::move(reason)});
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<InboxEntry>> WithStatuses(sql::Transaction& tx, const sql::Rows& rows) {
  ASSIGN_OR_RETURN(std::vector<InboxEntry> entries, FromRows(rows));
  RETURN_IF_ERROR(FillStatuses(tx, entries));
  return entries;
}

}  // namespace

absl::StatusOr<int64_t> EntryStore::Insert(sql::Transaction& tx, const InboxEntry& e, const std::string& envelope) {
  ASSIGN_OR_RETURN(
      const sql::Rows rows,
      tx.Query("update inbox set last_entry = last_entry + 1 where agency = ?1 returning last_entry", e.name.agency));
  ASSIGN_OR_RETURN(const auto counted, rows.One<int64_t>());
  InboxEntry entry = e;
  entry.position = std::get<0>(counted);
  RETURN_IF_ERROR(
      tx.Execute(
            "insert into inbox_entry(agency, position, delivery, attempt, issuer, dispatch, recipient, content_digest, urgency, "
            "number_text, envelope, state, reason, location, tries, next_try_at, progress_due, received_at, handed_over_at, "
            "resent_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, 0, ?17, ?18, ?19)",
            e.name.agency, entry.position, e.name.delivery, e.name.attempt, e.issuer, e.dispatch, e.recipient.Name(),
            e.content_digest, e.urgency, e.number_text, Bytes{envelope}, e.state, e.reason, e.location, e.tries, e.next_try_at,
            e.received_at, e.handed_over_at, e.resent_at)
          .status());
  for (const ReachedStatus& reached : e.statuses) RETURN_IF_ERROR(AddStatus(tx, entry, reached));
  return entry.position;
}

absl::Status EntryStore::Update(sql::Transaction& tx, const InboxEntry& e, bool progress_due) {
  return tx
      .Execute(
          "update inbox_entry set state = ?3, reason = ?4, location = ?5, tries = ?6, next_try_at = ?7, handed_over_at = ?8, "
          "resent_at = ?10, progress_due = case when cast(?9 as bigint) = 1 then 1 when cast(?3 as bigint) in (1, 2, 5) "
          "then progress_due else 0 end where agency = ?1 and position = ?2",
          e.name.agency, e.position, e.state, e.reason, e.location, e.tries, e.next_try_at, e.handed_over_at, progress_due,
          e.resent_at)
      .status();
}

absl::Status EntryStore::AddStatus(sql::Transaction& tx, const InboxEntry& entry, const ReachedStatus& reached) {
  return tx
      .Execute(
          "insert into entry_status(agency, position, status, reached_at, reason) values (?1, ?2, ?3, ?4, ?5) on conflict do "
          "nothing",
          entry.name.agency, entry.position, reached.status, reached.reached_at, reached.reason)
      .status();
}

absl::StatusOr<std::optional<InboxEntry>> EntryStore::Find(sql::Transaction& tx, const EntryName& name) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query(absl::StrFormat("select %s where e.agency = ?1 and e.delivery = ?2 and e.attempt = ?3", kColumns),
                            name.agency, name.delivery, name.attempt));
  ASSIGN_OR_RETURN(auto found, WithStatuses(tx, rows));
  if (found.empty()) return std::optional<InboxEntry>();
  return std::optional<InboxEntry>(std::move(found.front()));
}

absl::StatusOr<std::vector<InboxEntry>> EntryStore::AttemptsToChange(sql::Transaction& tx, const AgencyId& agency,
                                                                     const DeliveryId& delivery) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query(absl::StrFormat("select %s where e.agency = ?1 and e.delivery = ?2 order by e.attempt%s", kColumns,
                                            tx.ForUpdate()),
                            agency, delivery));
  return WithStatuses(tx, rows);
}

absl::StatusOr<std::string> EntryStore::Envelope(sql::Transaction& tx, const EntryName& name) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query("select envelope from inbox_entry where agency = ?1 and delivery = ?2 and attempt = ?3", name.agency,
                            name.delivery, name.attempt));
  ASSIGN_OR_RETURN(auto row, rows.One<Bytes>());
  return std::move(std::get<0>(row).data);
}

absl::StatusOr<std::vector<InboxEntry>> EntryStore::List(sql::Transaction& tx, const AgencyId& agency, int64_t position,
                                                         int count_max) {
  ASSIGN_OR_RETURN(const sql::Rows rows, tx.Query(absl::StrFormat("select %s where e.agency = ?1 and (?2 = 0 or e.position < ?2) "
                                                                  "order by e.position desc limit ?3",
                                                                  kColumns),
                                                  agency, position, count_max));
  return WithStatuses(tx, rows);
}

// Whether an attempt before a due one is open still is left to Head: it would be asked of each entry here.
absl::StatusOr<std::vector<DueAgency>> EntryStore::DueAgencies(sql::Transaction& tx, absl::Time now) {
  ASSIGN_OR_RETURN(
      const sql::Rows rows,
      tx.Query("select e.agency, e.urgency, e.received_at from inbox i join inbox_entry e on e.agency = i.agency and "
               "e.position = (select n.position from inbox_entry n where n.agency = i.agency and n.state in (1, 2) "
               "and n.next_try_at <= ?1 order by n.urgency desc, n.position limit 1)",
               now));
  ASSIGN_OR_RETURN(auto all, (rows.All<AgencyId, Urgency, absl::Time>()));
  std::vector<DueAgency> due;
  due.reserve(all.size());
  for (auto& [agency, urgency, waiting_since] : all) due.push_back({std::move(agency), urgency, waiting_since});
  return due;
}

absl::StatusOr<std::optional<InboxEntry>> EntryStore::Head(sql::Transaction& tx, const AgencyId& agency, absl::Time now) {
  ASSIGN_OR_RETURN(const sql::Rows rows, tx.Query(absl::StrFormat("select %s where e.agency = ?1 and e.next_try_at <= ?2 and %s "
                                                                  "order by e.urgency desc, e.position limit 1",
                                                                  kColumns, kIsFirstOpen),
                                                  agency, now));
  ASSIGN_OR_RETURN(auto found, FromRows(rows));
  if (found.empty()) return std::optional<InboxEntry>();
  return std::optional<InboxEntry>(std::move(found.front()));
}

absl::StatusOr<std::optional<absl::Time>> EntryStore::NextTry(sql::Transaction& tx, absl::Time now) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query("select min(next_try_at) from inbox_entry where state in (1, 2) and next_try_at > ?1", now));
  ASSIGN_OR_RETURN(const auto row, rows.One<std::optional<absl::Time>>());
  return std::get<0>(row);
}

absl::Status EntryStore::HoldAll(sql::Transaction& tx, const AgencyId& agency, const std::string& reason,
                                 absl::Time next_try_at) {
  return tx
      .Execute(
          "update inbox_entry set progress_due = case when reason = ?2 then progress_due else 1 end, reason = ?2, state = 2, "
          "next_try_at = ?3 where agency = ?1 and state in (1, 2)",
          agency, reason, next_try_at)
      .status();
}

absl::StatusOr<std::vector<AgencyId>> EntryStore::AgenciesToTellOf(sql::Transaction& tx) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query("select distinct agency from inbox_entry where progress_due = 1 order by agency"));
  ASSIGN_OR_RETURN(auto all, rows.All<AgencyId>());
  std::vector<AgencyId> agencies;
  agencies.reserve(all.size());
  for (auto& [agency] : all) agencies.push_back(std::move(agency));
  return agencies;
}

absl::StatusOr<std::vector<InboxEntry>> EntryStore::ProgressDue(sql::Transaction& tx, const AgencyId& agency, int count_max) {
  ASSIGN_OR_RETURN(
      const sql::Rows rows,
      tx.Query(absl::StrFormat("select %s where e.agency = ?1 and e.progress_due = 1 order by e.position limit ?2", kColumns),
               agency, count_max));
  return FromRows(rows);
}

absl::Status EntryStore::ProgressTold(sql::Transaction& tx, const InboxEntry& e) {
  return tx
      .Execute(
          "update inbox_entry set progress_due = 0 where agency = ?1 and position = ?2 and state = ?3 and reason = ?4 and "
          "coalesce(resent_at, 0) = ?5",
          e.name.agency, e.position, e.state, e.reason, e.resent_at.value_or(absl::UnixEpoch()))
      .status();
}

}  // namespace vanthu::connector
