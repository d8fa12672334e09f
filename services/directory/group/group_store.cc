#include "services/directory/group/group_store.h"

#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "services/directory/agency/other_name_store.h"
#include "services/platform/status/macros.h"

namespace vanthu::directory {
namespace {

using Rows = std::vector<std::vector<sql::Value>>;
using OptionalDay = std::optional<absl::CivilDay>;
using Members = std::map<std::pair<GroupKey, int64_t>, std::vector<Recipient>>;

absl::StatusOr<Members> LoadMembers(sql::Transaction& tx) {
  ASSIGN_OR_RETURN(const sql::Rows rows,
                   tx.Query("select owner, group_id, rule, member from group_member order by owner, group_id, rule, member"));
  ASSIGN_OR_RETURN(auto read, (rows.All<AgencyId, GroupId, int64_t, std::string>()));
  Members members;
  for (const auto& [owner, id, rule, member] : read) {
    ASSIGN_OR_RETURN(Recipient recipient, Recipient::Parse(member));
    members[{{owner, id}, rule}].push_back(std::move(recipient));
  }
  return members;
}

absl::StatusOr<std::map<GroupKey, std::vector<GroupRule>>> LoadRules(sql::Transaction& tx) {
  ASSIGN_OR_RETURN(Members members, LoadMembers(tx));
  ASSIGN_OR_RETURN(const sql::Rows rows, tx.Query("select owner, group_id, ordinal, first_day, last_day, kind from group_rule "
                                                  "order by owner, group_id, ordinal"));
  ASSIGN_OR_RETURN(auto read, (rows.All<AgencyId, GroupId, int64_t, OptionalDay, OptionalDay, std::string>()));
  std::map<GroupKey, std::vector<GroupRule>> rules;
  for (auto& [owner, id, ordinal, first, last, kind] : read) {
    const GroupKey key{owner, id};
    rules[key].push_back({{first, last}, std::move(kind), std::move(members[{key, ordinal}])});
  }
  return rules;
}

void AddRules(const Group& group, Rows* rules, Rows* members) {
  int64_t ordinal = 0;
  for (const GroupRule& rule : group.rules) {
    rules->push_back(sql::Transaction::ToValues(group.key.owner, group.key.id, ordinal, rule.validity.first_day,
                                                rule.validity.last_day, rule.kind));
    for (const Recipient& member : rule.members) {
      members->push_back(sql::Transaction::ToValues(group.key.owner, group.key.id, ordinal, member.Name()));
    }
    ++ordinal;
  }
}

absl::Status DeleteRules(sql::Transaction& tx, const GroupKey& key) {
  RETURN_IF_ERROR(tx.Execute("delete from group_member where owner = ?1 and group_id = ?2", key.owner, key.id).status());
  return tx.Execute("delete from group_rule where owner = ?1 and group_id = ?2", key.owner, key.id).status();
}

}  // namespace

absl::StatusOr<std::vector<Group>> LoadGroups(sql::Transaction& tx) {
  ASSIGN_OR_RETURN(OtherNames names, LoadOtherNames(tx));
  ASSIGN_OR_RETURN(auto rules, LoadRules(tx));
  ASSIGN_OR_RETURN(const sql::Rows rows, tx.Query("select owner, id, display_name from agency_group order by owner, id"));
  ASSIGN_OR_RETURN(auto read, (rows.All<AgencyId, GroupId, std::string>()));
  std::vector<Group> groups;
  for (auto& [owner, id, name] : read) {
    const GroupKey key{owner, id};
    groups.push_back({key, std::move(name), TakeNames(names, key.Name()), std::move(rules[key])});
  }
  return groups;
}

absl::Status StoreGroups(sql::Transaction& tx, const std::vector<Group>& groups) {
  Rows rows, rules, members;
  OtherNames names;
  for (const Group& group : groups) {
    rows.push_back(sql::Transaction::ToValues(group.key.owner, group.key.id, group.display_name));
    names[group.key.Name()] = group.other_names;
    RETURN_IF_ERROR(DeleteRules(tx, group.key));
    AddRules(group, &rules, &members);
  }
  RETURN_IF_ERROR(tx.InsertAll("insert into agency_group(owner, id, display_name)", rows,
                               "on conflict (owner, id) do update set display_name = excluded.display_name"));
  RETURN_IF_ERROR(tx.InsertAll("insert into group_rule(owner, group_id, ordinal, first_day, last_day, kind)", rules));
  RETURN_IF_ERROR(tx.InsertAll("insert into group_member(owner, group_id, rule, member)", members));
  return StoreOtherNames(tx, names);
}

}  // namespace vanthu::directory
