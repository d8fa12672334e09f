#include "services/directory/succession/succession_store.h"

#include <string>
#include <utility>

#include "services/platform/status/macros.h"

namespace vanthu::directory {

absl::StatusOr<std::vector<Succession>> LoadSuccessions(sql::Transaction& tx) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query("select predecessor, successor, first_day, basis from succession order by predecessor, successor"));
  ASSIGN_OR_RETURN(auto read, (rows.All<AgencyId, AgencyId, absl::CivilDay, std::string>()));
  std::vector<Succession> successions;
  for (auto& [predecessor, successor, first_day, basis] : read) {
    successions.push_back({std::move(predecessor), std::move(successor), first_day, std::move(basis)});
  }
  return successions;
}

absl::Status StoreSuccessions(sql::Transaction& tx, const std::vector<Succession>& successions) {
  std::vector<std::vector<sql::Value>> rows;
  for (const Succession& s : successions) {
    rows.push_back(sql::Transaction::ToValues(s.predecessor, s.successor, s.first_day, s.basis));
  }
  return tx.InsertAll(
      "insert into succession(predecessor, successor, first_day, basis)", rows,
      "on conflict (predecessor, successor) do update set first_day = excluded.first_day, basis = excluded.basis");
}

}  // namespace vanthu::directory
