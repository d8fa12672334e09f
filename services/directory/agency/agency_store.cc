#include "services/directory/agency/agency_store.h"

#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "services/directory/agency/other_name_store.h"
#include "services/platform/status/macros.h"
#include "services/platform/vocabulary/dispatch.h"

namespace vanthu::directory {
namespace {

using OptionalDay = std::optional<absl::CivilDay>;

absl::StatusOr<std::map<AgencyId, std::vector<Unit>>> LoadUnits(sql::Transaction& tx, OtherNames& names) {
  ASSIGN_OR_RETURN(
      const sql::Rows rows,
      tx.Query("select agency, id, display_name, symbol, first_day, last_day, sample from unit order by agency, id"));
  ASSIGN_OR_RETURN(auto read, (rows.All<AgencyId, UnitId, std::string, std::string, OptionalDay, OptionalDay, bool>()));
  std::map<AgencyId, std::vector<Unit>> units;
  for (auto& [agency, id, name, symbol, first, last, sample] : read) {
    const std::string resource = Recipient{agency, id}.Name();
    units[agency].push_back(
        {std::move(id), std::move(name), TakeNames(names, resource), std::move(symbol), {first, last}, sample});
  }
  return units;
}

absl::Status StoreUnits(sql::Transaction& tx, const std::vector<Agency>& agencies) {
  std::vector<std::vector<sql::Value>> rows;
  for (const Agency& a : agencies) {
    for (const Unit& u : a.units) {
      rows.push_back(
          sql::Transaction::ToValues(a.id, u.id, u.display_name, u.symbol, u.validity.first_day, u.validity.last_day, u.sample));
    }
  }
  return tx.InsertAll("insert into unit(agency, id, display_name, symbol, first_day, last_day, sample)", rows,
                      "on conflict (agency, id) do update set display_name = excluded.display_name, symbol = excluded.symbol, "
                      "first_day = excluded.first_day, last_day = excluded.last_day, sample = excluded.sample");
}

}  // namespace

absl::StatusOr<std::vector<Agency>> LoadAgencies(sql::Transaction& tx) {
  ASSIGN_OR_RETURN(OtherNames names, LoadOtherNames(tx));
  ASSIGN_OR_RETURN(auto units, LoadUnits(tx, names));
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query("select id, display_name, symbol, kind, parent, province, code, code_102, first_day, last_day, "
                            "connected, place, external_register from agency order by id"));
  using Row = std::tuple<AgencyId, std::string, std::string, std::string, AgencyId, AgencyId, std::string, std::string,
                         OptionalDay, OptionalDay, bool, std::string, bool>;
  ASSIGN_OR_RETURN(auto read, rows.AllAs<Row>());
  std::vector<Agency> agencies;
  agencies.reserve(read.size());
  for (auto& [id, name, symbol, kind, parent, province, code, code_102, first, last, connected, place, external] : read) {
    Agency agency{id,
                  std::move(name),
                  TakeNames(names, Recipient{id, std::nullopt}.Name()),
                  std::move(symbol),
                  std::move(kind),
                  std::move(parent),
                  std::move(province),
                  std::move(code),
                  std::move(code_102),
                  {first, last},
                  {},
                  connected,
                  std::move(place),
                  external};
    if (const auto found = units.find(id); found != units.end()) agency.units = std::move(found->second);
    agencies.push_back(std::move(agency));
  }
  return agencies;
}

absl::Status StoreAgencies(sql::Transaction& tx, const std::vector<Agency>& agencies) {
  std::vector<std::vector<sql::Value>> rows;
  OtherNames names;
  for (const Agency& a : agencies) {
    rows.push_back(sql::Transaction::ToValues(a.id, a.display_name, a.symbol, a.kind, a.parent, a.province, a.code, a.code_102,
                                              a.validity.first_day, a.validity.last_day, a.connected, a.place,
                                              a.external_register));
    names[Recipient{a.id, std::nullopt}.Name()] = a.other_names;
    for (const Unit& u : a.units) names[Recipient{a.id, u.id}.Name()] = u.other_names;
  }
  RETURN_IF_ERROR(tx.InsertAll(
      "insert into agency(id, display_name, symbol, kind, parent, province, code, code_102, first_day, last_day, connected, "
      "place, external_register)",
      rows,
      "on conflict (id) do update set display_name = excluded.display_name, symbol = excluded.symbol, kind = excluded.kind, "
      "parent = excluded.parent, province = excluded.province, code = excluded.code, code_102 = excluded.code_102, "
      "first_day = excluded.first_day, last_day = excluded.last_day, connected = excluded.connected, place = excluded.place, "
      "external_register = excluded.external_register"));
  RETURN_IF_ERROR(StoreUnits(tx, agencies));
  return StoreOtherNames(tx, names);
}

}  // namespace vanthu::directory
