#include "services/distribution/delivery/inbox_store.h"

#include <tuple>

#include "services/platform/status/macros.h"

namespace vanthu::distribution {

absl::StatusOr<std::optional<InboxSeat>> InboxStore::Find(sql::Transaction& tx, const AgencyId& agency) {
  ASSIGN_OR_RETURN(const sql::Rows rows, tx.Query("select inbox, refused from inbox where agency = ?1", agency));
  ASSIGN_OR_RETURN(const auto row, (rows.Maybe<std::optional<InboxId>, std::string>()));
  if (!row) return std::optional<InboxSeat>();
  return std::optional<InboxSeat>({std::get<0>(*row), std::get<1>(*row)});
}

absl::Status InboxStore::Put(sql::Transaction& tx, const AgencyId& agency, const InboxSeat& seat, absl::Time at) {
  return tx
      .Execute(
          "insert into inbox(agency, inbox, refused, registered_at) values (?1, ?2, ?3, ?4) on conflict (agency) do update "
          "set inbox = excluded.inbox, refused = excluded.refused, registered_at = excluded.registered_at",
          agency, seat.inbox, seat.refused, at)
      .status();
}

}  // namespace vanthu::distribution
