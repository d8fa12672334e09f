#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/numbering/register/number_series.h"
#include "services/numbering/register/register_book.h"
#include "services/platform/sql/database.h"
#include "services/platform/sql/migration.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::numbering {

std::vector<sql::Migration> Migrations();  // component "numbering"

// What the database already says about some issuances of an agency.
struct KnownIssuances {
  std::map<IssuanceId, RegisterRow> rows;
  std::set<IssuanceId> barred;
  std::set<std::pair<IssuanceId, absl::CivilDay>> refused_days;
};
absl::StatusOr<KnownIssuances> FindIssuances(sql::Transaction& tx, const AgencyId& agency,
                                             const std::vector<IssuanceId>& issuances);
absl::StatusOr<std::optional<RegisterRow>> FindRow(sql::Transaction& tx, const AgencyId& agency, const IssuanceId& issuance);

struct BookPage {
  SeriesKey series;
  int64_t after_number = 0;
  int64_t rows_max = 0;
};
absl::StatusOr<std::vector<RegisterRow>> ListRows(sql::Transaction& tx, const AgencyId& agency, const BookPage& page);
absl::StatusOr<std::vector<RegisterRow>> AllRows(sql::Transaction& tx, const AgencyId& agency);

absl::Status InsertRows(sql::Transaction& tx, const std::vector<RegisterRow>& rows);
absl::Status SaveFinished(sql::Transaction& tx, const RegisterRow& row);  // state, leaf, manifest and reason

absl::Status InsertRefusedDays(sql::Transaction& tx, const AgencyId& agency,
                               const std::set<std::pair<IssuanceId, absl::CivilDay>>& refused);

struct Bar {
  AgencyId agency;
  IssuanceId issuance;
  std::string reason;
  std::string decided_by;
  absl::Time barred_at;
};
absl::StatusOr<bool> InsertBar(sql::Transaction& tx, const Bar& bar);  // false: it was barred before

absl::StatusOr<std::map<SeriesKey, int64_t>> ReadSeries(sql::Transaction& tx, const AgencyId& agency);
absl::StatusOr<std::map<SeriesKey, int64_t>> ReadSeriesOfYear(sql::Transaction& tx, const AgencyId& agency, int64_t year);
absl::Status SaveSeries(sql::Transaction& tx, const AgencyId& agency, const std::map<SeriesKey, int64_t>& last);

}  // namespace vanthu::numbering
