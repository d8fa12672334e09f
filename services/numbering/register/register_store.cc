#include "services/numbering/register/register_store.h"

#include <array>
#include <tuple>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/numbering/limits.h"
#include "services/platform/status/macros.h"

namespace vanthu::numbering {
namespace {

constexpr char kRowColumns[] =
    "select agency, issuance, book, year, number, notation, day, revision, recipients, allocated_at, allocated_leaf, epoch, "
    "state, "
    "finished_leaf, manifest, void_reason from register_row";

absl::StatusOr<std::vector<RegisterRow>> RowsOf(const sql::Rows& rows) {
  ASSIGN_OR_RETURN(
      auto read,
      (rows.All<AgencyId, IssuanceId, BookId, int64_t, int64_t, std::string, absl::CivilDay, Digest, Digest, absl::Time, int64_t,
                int64_t, NumberState, std::optional<int64_t>, std::optional<Digest>, std::optional<std::string>>()));
  std::vector<RegisterRow> all;
  all.reserve(read.size());
  for (auto& [agency, issuance, book, year, number, notation, day, revision, recipients, at, leaf, epoch, state, finished,
              manifest, reason] : read) {
    all.push_back({agency,
                   issuance,
                   book,
                   year,
                   {number, std::move(notation)},
                   day,
                   revision,
                   recipients,
                   at,
                   leaf,
                   epoch,
                   state,
                   finished,
                   manifest,
                   std::move(reason)});
  }
  return all;
}

// "… in (?2, ?3 …)" in few shapes, so that statements stay prepared; what is left over repeats the last id.
struct IdList {
  std::string text;
  std::vector<sql::Value> parameters;
};

IdList ListOf(const AgencyId& agency, const std::vector<IssuanceId>& issuances, size_t first, size_t count) {
  constexpr std::array<size_t, 4> kShapes = {1, 8, 64, kBatchMax};
  size_t shape = count;
  for (const size_t candidate : kShapes) {
    if (candidate >= count) {
      shape = candidate;
      break;
    }
  }
  IdList list{"(?2", sql::Transaction::ToValues(agency, issuances[first])};
  for (size_t i = 1; i < shape; ++i) {
    absl::StrAppend(&list.text, ", ?", i + 2);
    list.parameters.push_back(sql::Transaction::ToValue(issuances[first + std::min(i, count - 1)]));
  }
  list.text += ')';
  return list;
}

absl::Status FindSome(sql::Transaction& tx, const IdList& list, KnownIssuances* known) {
  ASSIGN_OR_RETURN(
      const sql::Rows rows,
      tx.QueryValues(absl::StrFormat("%s where agency = ?1 and issuance in %s", kRowColumns, list.text), list.parameters));
  ASSIGN_OR_RETURN(std::vector<RegisterRow> found, RowsOf(rows));
  for (RegisterRow& row : found) {
    const IssuanceId issuance = row.issuance;
    known->rows.emplace(issuance, std::move(row));
  }
  ASSIGN_OR_RETURN(
      const sql::Rows barred,
      tx.QueryValues(absl::StrFormat("select issuance from barred_issuance where agency = ?1 and issuance in %s", list.text),
                     list.parameters));
  ASSIGN_OR_RETURN(const auto barred_ids, barred.All<IssuanceId>());
  for (const auto& [issuance] : barred_ids) known->barred.insert(issuance);
  ASSIGN_OR_RETURN(
      const sql::Rows days,
      tx.QueryValues(absl::StrFormat("select issuance, day from refused_day where agency = ?1 and issuance in %s", list.text),
                     list.parameters));
  ASSIGN_OR_RETURN(const auto refused, (days.All<IssuanceId, absl::CivilDay>()));
  for (const auto& [issuance, day] : refused) known->refused_days.emplace(issuance, day);
  return absl::OkStatus();
}

absl::StatusOr<std::map<SeriesKey, int64_t>> SeriesOf(const absl::StatusOr<sql::Rows>& rows) {
  RETURN_IF_ERROR(rows.status());
  ASSIGN_OR_RETURN(const auto read, (rows->All<BookId, int64_t, int64_t>()));
  std::map<SeriesKey, int64_t> series;
  for (const auto& [book, year, last] : read) series.emplace(SeriesKey{book, year}, last);
  return series;
}

}  // namespace

absl::StatusOr<KnownIssuances> FindIssuances(sql::Transaction& tx, const AgencyId& agency,
                                             const std::vector<IssuanceId>& issuances) {
  KnownIssuances known;
  for (size_t first = 0; first < issuances.size(); first += kBatchMax) {
    RETURN_IF_ERROR(FindSome(tx, ListOf(agency, issuances, first, std::min(kBatchMax, issuances.size() - first)), &known));
  }
  return known;
}

absl::StatusOr<std::optional<RegisterRow>> FindRow(sql::Transaction& tx, const AgencyId& agency, const IssuanceId& issuance) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query(absl::StrCat(kRowColumns, " where agency = ?1 and issuance = ?2"), agency, issuance));
  ASSIGN_OR_RETURN(std::vector<RegisterRow> found, RowsOf(rows));
  if (found.empty()) return std::optional<RegisterRow>();
  return std::optional<RegisterRow>(std::move(found.front()));
}

absl::StatusOr<std::vector<RegisterRow>> ListRows(sql::Transaction& tx, const AgencyId& agency, const BookPage& page) {
  ASSIGN_OR_RETURN(
      const sql::Rows rows,
      tx.Query(
          absl::StrCat(kRowColumns, " where agency = ?1 and book = ?2 and year = ?3 and number > ?4 order by number limit ?5"),
          agency, page.series.book, page.series.year, page.after_number, page.rows_max));
  return RowsOf(rows);
}

absl::StatusOr<std::vector<RegisterRow>> AllRows(sql::Transaction& tx, const AgencyId& agency) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query(absl::StrCat(kRowColumns, " where agency = ?1 order by book, year, number, issuance"), agency));
  return RowsOf(rows);
}

absl::Status InsertRows(sql::Transaction& tx, const std::vector<RegisterRow>& rows) {
  std::vector<std::vector<sql::Value>> values;
  values.reserve(rows.size());
  for (const RegisterRow& row : rows) {
    values.push_back(sql::Transaction::ToValues(row.agency, row.issuance, row.book, row.year, row.number.number,
                                                row.number.notation, row.day, row.revision, row.recipients, row.allocated_at,
                                                row.allocated_leaf, row.epoch, row.state));
  }
  return tx.InsertAll(
      "insert into register_row(agency, issuance, book, year, number, notation, day, revision, recipients, allocated_at, "
      "allocated_leaf, epoch, state)",
      values);
}

absl::Status SaveFinished(sql::Transaction& tx, const RegisterRow& row) {
  return tx
      .Execute(
          "update register_row set state = ?3, finished_leaf = ?4, manifest = ?5, void_reason = ?6 where agency = ?1 and "
          "issuance = ?2",
          row.agency, row.issuance, row.state, row.finished_leaf, row.manifest, row.void_reason)
      .status();
}

absl::Status InsertRefusedDays(sql::Transaction& tx, const AgencyId& agency,
                               const std::set<std::pair<IssuanceId, absl::CivilDay>>& refused) {
  std::vector<std::vector<sql::Value>> values;
  for (const auto& [issuance, day] : refused) values.push_back(sql::Transaction::ToValues(agency, issuance, day));
  return tx.InsertAll("insert into refused_day(agency, issuance, day)", values, "on conflict do nothing");
}

absl::StatusOr<bool> InsertBar(sql::Transaction& tx, const Bar& bar) {
  ASSIGN_OR_RETURN(
      const int64_t count,
      tx.Execute("insert into barred_issuance(agency, issuance, reason, decided_by, barred_at) values (?1, ?2, ?3, ?4, ?5) "
                 "on conflict do nothing",
                 bar.agency, bar.issuance, bar.reason, bar.decided_by, bar.barred_at));
  return count > 0;
}

absl::StatusOr<std::map<SeriesKey, int64_t>> ReadSeries(sql::Transaction& tx, const AgencyId& agency) {
  return SeriesOf(tx.Query("select book, year, last from number_series where agency = ?1", agency));
}

absl::StatusOr<std::map<SeriesKey, int64_t>> ReadSeriesOfYear(sql::Transaction& tx, const AgencyId& agency, int64_t year) {
  return SeriesOf(tx.Query("select book, year, last from number_series where agency = ?1 and year = ?2", agency, year));
}

absl::Status SaveSeries(sql::Transaction& tx, const AgencyId& agency, const std::map<SeriesKey, int64_t>& last) {
  std::vector<std::vector<sql::Value>> values;
  for (const auto& [key, number] : last) values.push_back(sql::Transaction::ToValues(agency, key.book, key.year, number));
  return tx.InsertAll("insert into number_series(agency, book, year, last)", values,
                      "on conflict (agency, book, year) do update set last = excluded.last");
}

}  // namespace vanthu::numbering
