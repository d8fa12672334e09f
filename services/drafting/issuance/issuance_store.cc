#include "services/drafting/issuance/issuance_store.h"

#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "services/drafting/issuance/issuance_json.h"
#include "services/platform/status/cause.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/verification/checkpoint.h"

namespace vanthu::drafting {
namespace {

constexpr char kColumns[] = "agency, issuance, draft, ordinal, state, version, next_try_at, created_at, content from issuance";

using Row = std::tuple<AgencyId, IssuanceId, DraftId, int64_t, IssuanceState, int64_t, std::optional<absl::Time>, absl::Time,
                       std::string>;

absl::StatusOr<std::vector<Issuance>> All(const sql::Rows& rows) {
  ASSIGN_OR_RETURN(const auto all, rows.AllAs<Row>());
  std::vector<Issuance> issuances;
  for (const auto& [agency, id, draft, ordinal, state, version, next_try_at, created_at, content] : all) {
    Issuance& issuance = issuances.emplace_back(Issuance{.name = {agency, id},
                                                         .draft = {agency, draft},
                                                         .ordinal = ordinal,
                                                         .state = state,
                                                         .version = version,
                                                         .next_try_at = next_try_at,
                                                         .created_at = created_at});
    if (const absl::Status read = FillFromJson(content, issuance); !read.ok()) {
      return status::CausedError(status::Reason::kIssuanceUnreadable, status::CauseOf(read), {{"name", issuance.name.Text()}});
    }
  }
  return issuances;
}

}  // namespace

absl::Status IssuanceStore::Insert(sql::Transaction& tx, const Issuance& issuance) {
  return tx
      .Execute(
          "insert into issuance(agency, issuance, draft, ordinal, state, version, next_try_at, created_at, content) "
          "values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
          issuance.name.agency, issuance.name.id, issuance.draft.id, issuance.ordinal, issuance.state, issuance.version,
          issuance.next_try_at, issuance.created_at, IssuanceJson(issuance))
      .status();
}

absl::StatusOr<Issuance> IssuanceStore::Find(sql::Transaction& tx, const IssuanceName& name) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query(absl::StrFormat("select %s where agency = ?1 and issuance = ?2", kColumns), name.agency, name.id));
  ASSIGN_OR_RETURN(auto found, All(rows));
  if (found.empty()) return status::Error(status::Reason::kNotFound, {{"name", name.Text()}});
  return std::move(found.front());
}

absl::StatusOr<int64_t> IssuanceStore::CountEnded(sql::Transaction& tx, const DraftName& draft) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query("select count(*) from issuance where agency = ?1 and draft = ?2 and state in (?3, ?4)", draft.agency,
                            draft.id, IssuanceState::kRefused, IssuanceState::kVoided));
  ASSIGN_OR_RETURN(const auto row, rows.One<int64_t>());
  return std::get<0>(row);
}

absl::StatusOr<std::vector<Issuance>> IssuanceStore::ListPublished(sql::Transaction& tx, const AgencyId& agency,
                                                                   const DispatchNumber& number, absl::CivilDay day) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query(absl::StrFormat("select %s where agency = ?1 and number = ?2 and notation = ?3 and day = ?4 "
                                            "and state = ?5 order by issuance",
                                            kColumns),
                            agency, number.number, number.notation, day, IssuanceState::kPublished));
  return All(rows);
}

absl::StatusOr<std::vector<Issuance>> IssuanceStore::List(sql::Transaction& tx, const AgencyId& agency,
                                                          const std::vector<IssuanceState>& states, const ListPlace& before,
                                                          int count_max) {
  const auto number = [](std::string* out, IssuanceState state) { absl::StrAppend(out, static_cast<int>(state)); };
  const std::string in_state = states.empty() ? "" : absl::StrFormat("and state in (%s) ", absl::StrJoin(states, ", ", number));
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query(absl::StrFormat("select %s where agency = ?1 %sand (created_at < ?2 or (created_at = ?2 and "
                                            "issuance < ?3)) order by created_at desc, issuance desc limit ?4",
                                            kColumns, in_state),
                            agency, before.made_at, before.id, count_max));
  return All(rows);
}

absl::StatusOr<std::optional<DueIssuance>> IssuanceStore::NextDue(sql::Transaction& tx, absl::Time now) {
  ASSIGN_OR_RETURN(const sql::Rows rows, tx.Query("select agency, issuance, times_unreadable from issuance "
                                                  "where next_try_at <= ?1 order by next_try_at, issuance limit 1",
                                                  now));
  ASSIGN_OR_RETURN(const auto row, (rows.Maybe<AgencyId, IssuanceId, int64_t>()));
  if (!row) return std::optional<DueIssuance>();
  const auto& [agency, id, times_unreadable] = *row;
  return DueIssuance{{agency, id}, times_unreadable};
}

absl::Status IssuanceStore::SetAside(sql::Transaction& tx, const DueIssuance& due, absl::Time next_try_at) {
  return tx
      .Execute("update issuance set next_try_at = ?3, times_unreadable = ?4 where agency = ?1 and issuance = ?2", due.name.agency,
               due.name.id, next_try_at, due.times_unreadable + 1)
      .status();
}

absl::StatusOr<std::optional<absl::Time>> IssuanceStore::NextTryAt(sql::Transaction& tx) {
  ASSIGN_OR_RETURN(const sql::Rows rows, tx.Query("select min(next_try_at) from issuance"));
  ASSIGN_OR_RETURN(const auto row, rows.One<std::optional<absl::Time>>());
  return std::get<0>(row);
}

absl::StatusOr<Issuance> IssuanceStore::Update(sql::Transaction& tx, Issuance changed) {
  std::optional<int64_t> number;
  std::optional<std::string> notation;
  std::optional<absl::CivilDay> day;
  if (changed.given) {
    number = changed.given->number.number;
    notation = changed.given->number.notation;
    day = changed.given->day;
  }
  ASSIGN_OR_RETURN(const int64_t rows,
                   tx.Execute("update issuance set state = ?3, version = ?4, next_try_at = ?5, content = ?6, "
                              "times_unreadable = 0, number = ?8, notation = ?9, day = ?10 "
                              "where agency = ?1 and issuance = ?2 and version = ?7",
                              changed.name.agency, changed.name.id, changed.state, changed.version + 1, changed.next_try_at,
                              IssuanceJson(changed), changed.version, number, notation, day));
  if (rows != 1) return status::Error(status::Reason::kEtagMismatch, {{"name", changed.name.Text()}});
  ++changed.version;
  return changed;
}

absl::StatusOr<std::string> IssuanceStore::KnownCheckpoint(sql::Transaction& tx, const AgencyId& agency) {
  ASSIGN_OR_RETURN(const sql::Rows rows, tx.Query("select checkpoint from known_checkpoint where agency = ?1", agency));
  ASSIGN_OR_RETURN(const auto row, rows.Maybe<std::string>());
  return row ? std::get<0>(*row) : std::string();
}

absl::Status IssuanceStore::LearnCheckpoint(sql::Transaction& tx, const AgencyId& agency, const std::string& checkpoint) {
  ASSIGN_OR_RETURN(const verification::Checkpoint read, verification::ReadUnverified(checkpoint));
  return tx
      .Execute(
          "insert into known_checkpoint(agency, size, checkpoint) values (?1, ?2, ?3) on conflict (agency) do update "
          "set size = excluded.size, checkpoint = excluded.checkpoint where excluded.size > known_checkpoint.size",
          agency, static_cast<int64_t>(read.head.size), checkpoint)
      .status();
}

}  // namespace vanthu::drafting
