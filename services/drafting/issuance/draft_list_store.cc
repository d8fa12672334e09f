#include "services/drafting/issuance/draft_list_store.h"

#include <tuple>

#include "absl/strings/str_format.h"
#include "services/drafting/issuance/issuance.h"
#include "services/platform/status/macros.h"

namespace vanthu::drafting {
namespace {

// The stage, as DraftStage counts them.
constexpr char kStage[] =
    "case when i.state = ?1 then 4 when d.locked_by is not null then 3 when a.revision is not null then 2 else 1 end";
constexpr char kTables[] =
    "draft d join revision r on r.agency = d.agency and r.draft = d.draft and r.ordinal = d.latest_revision "
    "left join approval a on a.agency = d.agency and a.draft = d.draft and a.revision = r.revision "
    "left join issuance i on i.agency = d.agency and i.issuance = d.locked_by";

}  // namespace

absl::StatusOr<DraftStage> DraftListStore::StageOf(sql::Transaction& tx, const DraftName& name) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query(absl::StrFormat("select %s from %s where d.agency = ?2 and d.draft = ?3", kStage, kTables),
                            IssuanceState::kPublished, name.agency, name.id));
  ASSIGN_OR_RETURN(const auto row, rows.One<DraftStage>());
  return std::get<0>(row);
}

absl::StatusOr<std::vector<DraftName>> DraftListStore::List(sql::Transaction& tx, const AgencyId& agency,
                                                            const DraftFilter& filter, const ListPlace& before, int count_max) {
  const int stage = filter.stage ? static_cast<int>(*filter.stage) : 0;
  ASSIGN_OR_RETURN(
      const sql::Rows rows,
      tx.Query(absl::StrFormat("select d.draft from %s where d.agency = ?2 and (cast(?3 as blob) is null or d.source = ?3) "
                               "and (?4 = '' or d.created_by = ?4) and (cast(?5 as bigint) = 0 or %s = cast(?5 as bigint)) "
                               "and (d.created_at < ?6 or (d.created_at = ?6 and d.draft < ?7)) "
                               "order by d.created_at desc, d.draft desc limit ?8",
                               kTables, kStage),
               IssuanceState::kPublished, agency, filter.source, filter.made_by, stage, before.made_at, before.id, count_max));
  ASSIGN_OR_RETURN(const auto all, rows.All<DraftId>());
  std::vector<DraftName> names;
  for (const auto& [id] : all) names.push_back({agency, id});
  return names;
}

}  // namespace vanthu::drafting
