#include "services/connector/intake/inbox_store.h"

#include <string_view>
#include <tuple>
#include <utility>

#include "services/platform/status/macros.h"

namespace vanthu::connector {
namespace {

using Row = std::tuple<AgencyId, InboxId, bool, std::optional<std::string>, std::string, std::string, int64_t>;

absl::StatusOr<std::vector<Inbox>> FromRows(const sql::Rows& rows) {
  ASSIGN_OR_RETURN(auto all, rows.AllAs<Row>());
  std::vector<Inbox> inboxes;
  inboxes.reserve(all.size());
  for (auto& [agency, id, is_filled, endpoint, trouble, identity, offset] : all) {
    inboxes.push_back(
        {std::move(agency), std::move(id), is_filled, std::move(endpoint), std::move(trouble), std::move(identity), offset});
  }
  return inboxes;
}

}  // namespace

absl::StatusOr<std::optional<Inbox>> InboxStore::Find(sql::Transaction& tx, const AgencyId& agency) {
  ASSIGN_OR_RETURN(
      const sql::Rows rows,
      tx.Query("select agency, id, filled, endpoint, endpoint_trouble, log_identity, next_offset from inbox where agency = ?1",
               agency));
  ASSIGN_OR_RETURN(auto found, FromRows(rows));
  if (found.empty()) return std::optional<Inbox>();
  return std::optional<Inbox>(std::move(found.front()));
}

absl::StatusOr<std::vector<Inbox>> InboxStore::List(sql::Transaction& tx) {
  ASSIGN_OR_RETURN(
      const sql::Rows rows,
      tx.Query("select agency, id, filled, endpoint, endpoint_trouble, log_identity, next_offset from inbox order by agency"));
  return FromRows(rows);
}

absl::Status InboxStore::Insert(sql::Transaction& tx, const AgencyId& agency, const InboxId& id) {
  return tx
      .Execute(
          "insert into inbox(agency, id, filled, endpoint, endpoint_trouble, log_identity, next_offset, last_entry, "
          "last_quarantined) "
          "values (?1, ?2, 0, null, '', '', 0, 0, 0)",
          agency, id)
      .status();
}

absl::Status InboxStore::SetFilled(sql::Transaction& tx, const AgencyId& agency) {
  return tx.Execute("update inbox set filled = 1 where agency = ?1", agency).status();
}

absl::Status InboxStore::SetOffset(sql::Transaction& tx, const AgencyId& agency, const std::string& log_identity,
                                   int64_t next_offset) {
  return tx.Execute("update inbox set log_identity = ?2, next_offset = ?3 where agency = ?1", agency, log_identity, next_offset)
      .status();
}

absl::Status InboxStore::SetEndpoint(sql::Transaction& tx, const AgencyId& agency, const std::string& endpoint) {
  return tx.Execute("update inbox set endpoint = ?2 where agency = ?1", agency, endpoint).status();
}

absl::Status InboxStore::SetEndpointTrouble(sql::Transaction& tx, const AgencyId& agency, const std::string& trouble) {
  return tx.Execute("update inbox set endpoint_trouble = ?2 where agency = ?1", agency, trouble).status();
}

}  // namespace vanthu::connector
