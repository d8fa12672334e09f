#include "services/platform/audit/audit_store.h"

#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "services/platform/status/macros.h"

namespace vanthu::audit {
namespace {

using Row = std::vector<sql::Value>;

// The ids come from a counter row, locked until the commit: whoever lists events after an id misses none, as with a database
// sequence.
absl::StatusOr<int64_t> TakeIds(sql::Transaction& tx, const AgencyId& agency, int64_t count) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query("insert into audit_counter(agency, last) values (?1, ?2) "
                            "on conflict (agency) do update set last = audit_counter.last + excluded.last returning last",
                            agency, count));
  ASSIGN_OR_RETURN(const auto row, rows.One<int64_t>());
  return std::get<0>(row) - count + 1;
}

Row RowOf(int64_t id, const Event& e) {
  return sql::Transaction::ToValues(e.agency, id, e.event, e.actor, e.subject, e.outcome, e.detail, e.at);
}

}  // namespace

absl::Status Store(sql::Transaction& tx, const std::vector<Event>& events) {
  // Agencies in the order of their names: two transactions that tell of the same ones lock them in the same order.
  std::map<AgencyId, std::vector<const Event*>> by_agency;
  for (const Event& event : events) by_agency[event.agency].push_back(&event);
  std::vector<Row> rows;
  rows.reserve(events.size());
  for (const auto& [agency, its_events] : by_agency) {
    ASSIGN_OR_RETURN(int64_t id, TakeIds(tx, agency, static_cast<int64_t>(its_events.size())));
    for (const Event* event : its_events) rows.push_back(RowOf(id++, *event));
  }
  return tx.InsertAll("insert into audit_event(agency, id, event, actor, subject, outcome, detail, at)", rows);
}

absl::StatusOr<std::vector<StoredEvent>> List(sql::Transaction& tx, const AgencyId& agency, int64_t after_id, int count_max) {
  ASSIGN_OR_RETURN(const sql::Rows rows, tx.Query("select id, event, actor, subject, outcome, detail, at from audit_event "
                                                  "where agency = ?1 and id > ?2 order by id limit ?3",
                                                  agency, after_id, count_max));
  ASSIGN_OR_RETURN(auto read, (rows.All<int64_t, std::string, std::string, std::string, std::string, std::string, absl::Time>()));
  std::vector<StoredEvent> events;
  events.reserve(read.size());
  for (auto& [id, event, actor, subject, outcome, detail, at] : read) {
    events.push_back(
        {id, {std::move(event), agency, std::move(actor), std::move(subject), std::move(outcome), std::move(detail), at}});
  }
  return events;
}

}  // namespace vanthu::audit
