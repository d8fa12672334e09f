#include "services/directory/person/person_store.h"

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "services/platform/status/macros.h"

namespace vanthu::directory {
namespace {

using OptionalDay = std::optional<absl::CivilDay>;
using Positions = std::map<std::pair<AgencyId, PersonId>, std::vector<Position>>;

absl::StatusOr<Positions> LoadPositions(sql::Transaction& tx) {
  ASSIGN_OR_RETURN(const sql::Rows rows, tx.Query("select agency, person, title, first_day, last_day, forms from held_position "
                                                  "order by agency, person, ordinal"));
  ASSIGN_OR_RETURN(auto read, (rows.All<AgencyId, PersonId, std::string, OptionalDay, OptionalDay, std::string>()));
  Positions positions;
  for (auto& [agency, person, title, first, last, forms] : read) {
    positions[{agency, person}].push_back({std::move(title), {first, last}, absl::StrSplit(forms, ' ', absl::SkipEmpty())});
  }
  return positions;
}

using Delegations = std::map<std::pair<AgencyId, PersonId>, std::vector<Delegation>>;

absl::StatusOr<Delegations> LoadDelegations(sql::Transaction& tx) {
  ASSIGN_OR_RETURN(
      const sql::Rows rows,
      tx.Query("select agency, person, form, from_agency, from_position, first_day, last_day, scope, document_types, "
               "basis from delegation order by agency, person, ordinal"));
  ASSIGN_OR_RETURN(auto read, (rows.All<AgencyId, PersonId, std::string, AgencyId, std::string, OptionalDay, OptionalDay,
                                        std::string, std::string, std::string>()));
  Delegations delegations;
  for (auto& [agency, person, form, from_agency, from_position, first, last, scope, types, basis] : read) {
    delegations[{agency, person}].push_back({std::move(form),
                                             std::move(from_agency),
                                             std::move(from_position),
                                             {first, last},
                                             std::move(scope),
                                             absl::StrSplit(types, ' ', absl::SkipEmpty()),
                                             std::move(basis)});
  }
  return delegations;
}

absl::Status StoreDelegations(sql::Transaction& tx, const Person& person) {
  RETURN_IF_ERROR(tx.Execute("delete from delegation where agency = ?1 and person = ?2", person.agency, person.id).status());
  std::vector<std::vector<sql::Value>> rows;
  int64_t ordinal = 0;
  for (const Delegation& d : person.delegations) {
    rows.push_back(sql::Transaction::ToValues(person.agency, person.id, ordinal++, d.form, d.from_agency, d.from_position,
                                              d.validity.first_day, d.validity.last_day, d.scope,
                                              absl::StrJoin(d.document_types, " "), d.basis));
  }
  return tx.InsertAll(
      "insert into delegation(agency, person, ordinal, form, from_agency, from_position, first_day, last_day, scope, "
      "document_types, basis)",
      rows);
}

}  // namespace

absl::StatusOr<std::vector<Person>> LoadPeople(sql::Transaction& tx) {
  ASSIGN_OR_RETURN(Positions positions, LoadPositions(tx));
  ASSIGN_OR_RETURN(Delegations delegations, LoadDelegations(tx));
  ASSIGN_OR_RETURN(const sql::Rows rows, tx.Query("select agency, id, full_name, sample from person order by agency, id"));
  ASSIGN_OR_RETURN(auto read, (rows.All<AgencyId, PersonId, std::string, bool>()));
  std::vector<Person> people;
  for (auto& [agency, id, full_name, sample] : read) {
    Person person{agency, id, std::move(full_name), {}, sample};
    if (const auto held = positions.find({agency, id}); held != positions.end()) person.positions = std::move(held->second);
    if (const auto given = delegations.find({agency, id}); given != delegations.end())
      person.delegations = std::move(given->second);
    people.push_back(std::move(person));
  }
  return people;
}

absl::Status StorePeople(sql::Transaction& tx, const std::vector<Person>& people) {
  std::vector<std::vector<sql::Value>> rows;
  std::vector<std::vector<sql::Value>> positions;
  for (const Person& p : people) {
    rows.push_back(sql::Transaction::ToValues(p.agency, p.id, p.full_name, p.sample));
    RETURN_IF_ERROR(tx.Execute("delete from held_position where agency = ?1 and person = ?2", p.agency, p.id).status());
    RETURN_IF_ERROR(StoreDelegations(tx, p));
    int64_t ordinal = 0;
    for (const Position& held : p.positions) {
      positions.push_back(sql::Transaction::ToValues(p.agency, p.id, ordinal++, held.title, held.validity.first_day,
                                                     held.validity.last_day, absl::StrJoin(held.forms, " ")));
    }
  }
  RETURN_IF_ERROR(
      tx.InsertAll("insert into person(agency, id, full_name, sample)", rows,
                   "on conflict (agency, id) do update set full_name = excluded.full_name, sample = excluded.sample"));
  return tx.InsertAll("insert into held_position(agency, person, ordinal, title, first_day, last_day, forms)", positions);
}

}  // namespace vanthu::directory
