#include "services/drafting/issuance/draft_list_store.h"

#include <tuple>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "services/drafting/issuance/issuance.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::drafting {
namespace {

// As DraftStage counts: 4 issued, 3 issuing, 2 approved, 1 writing. ?1 is the state of a published issuance.
constexpr char kStage[] =
    "case when i.state = ?1 then 4 when d.locked_by is not null then 3 when a.revision is not null then 2 else 1 end";
// As ReviewState counts: 5 approved, 1 drafting.
constexpr char kReview[] = "case when a.revision is not null then 5 when s.revision = r.revision then s.state else 1 end";
constexpr char kReviewSince[] =
    "case when a.revision is not null then a.approved_at when s.revision = r.revision then s.made_at else r.made_at end";
// ?2 and ?3 are the states of an issuance that ended without a dispatch.
constexpr char kLastEnded[] =
    "(select e.issuance from issuance e where e.agency = d.agency and e.draft = d.draft and e.state in (?2, ?3) "
    "order by e.ordinal desc limit 1)";
constexpr char kTables[] =
    "draft d join revision r on r.agency = d.agency and r.draft = d.draft and r.ordinal = d.latest_revision "
    "left join approval a on a.agency = d.agency and a.draft = d.draft and a.revision = r.revision "
    "left join issuance i on i.agency = d.agency and i.issuance = d.locked_by "
    "left join review_step s on s.agency = d.agency and s.draft = d.draft and s.ordinal = "
    "(select max(x.ordinal) from review_step x where x.agency = d.agency and x.draft = d.draft)";

using Row = std::tuple<DraftId, DraftStage, ReviewState, absl::Time, std::optional<IssuanceId>>;

std::string Select() {
  return absl::StrFormat("select d.draft, %s, %s, %s, %s from %s where d.agency = ?4 ", kStage, kReview, kReviewSince, kLastEnded,
                         kTables);
}

absl::StatusOr<std::vector<DraftStanding>> All(const AgencyId& agency, const sql::Rows& rows) {
  ASSIGN_OR_RETURN(const auto all, rows.AllAs<Row>());
  std::vector<DraftStanding> standings;
  for (const auto& [id, stage, review, since, ended] : all) standings.push_back({{agency, id}, stage, review, since, ended});
  return standings;
}

// Of a queue; ?9 is the drafter.
std::string IsInQueue(const std::optional<DraftQueue>& queue) {
  if (!queue) return "?9 = ''";
  const auto number = [](std::string* out, ReviewState state) { absl::StrAppend(out, static_cast<int>(state)); };
  const std::string in_hand = absl::StrFormat("(?9 <> '' and d.created_by = ?9 and %s in (1, 6))", kReview);
  const std::string waiting =
      queue->states.empty() ? "" : absl::StrFormat(" or %s in (%s)", kReview, absl::StrJoin(queue->states, ", ", number));
  return absl::StrFormat("(d.locked_by is null and (%s%s))", in_hand, waiting);
}

}  // namespace

absl::StatusOr<DraftStanding> DraftListStore::Find(sql::Transaction& tx, const DraftName& name) {
  ASSIGN_OR_RETURN(const sql::Rows rows, tx.Query(absl::StrCat(Select(), "and d.draft = ?5"), IssuanceState::kPublished,
                                                  IssuanceState::kRefused, IssuanceState::kVoided, name.agency, name.id));
  ASSIGN_OR_RETURN(const auto all, All(name.agency, rows));
  if (all.empty()) return status::Error(status::Reason::kNotFound, {{"name", name.Text()}});
  return all.front();
}

absl::StatusOr<std::vector<DraftStanding>> DraftListStore::List(sql::Transaction& tx, const AgencyId& agency,
                                                                const DraftFilter& filter, const ListPlace& before,
                                                                int count_max) {
  const int stage = filter.stage ? static_cast<int>(*filter.stage) : 0;
  const std::string statement = absl::StrFormat(
      "%s and (cast(?5 as blob) is null or d.source = ?5) and (?6 = '' or d.created_by = ?6) "
      "and (cast(?7 as bigint) = 0 or %s = cast(?7 as bigint)) "
      "and (d.created_at < ?8 or (d.created_at = ?8 and d.draft < ?10)) and %s order by d.created_at desc, d.draft desc limit "
      "?11",
      Select(), kStage, IsInQueue(filter.queue));
  ASSIGN_OR_RETURN(
      const sql::Rows rows,
      tx.Query(statement, IssuanceState::kPublished, IssuanceState::kRefused, IssuanceState::kVoided, agency, filter.source,
               filter.made_by, stage, before.made_at, filter.queue ? filter.queue->drafter : "", before.id, count_max));
  return All(agency, rows);
}

}  // namespace vanthu::drafting
