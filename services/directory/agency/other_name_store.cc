#include "services/directory/agency/other_name_store.h"

#include <tuple>
#include <utility>

#include "services/platform/status/macros.h"

namespace vanthu::directory {

absl::StatusOr<OtherNames> LoadOtherNames(sql::Transaction& tx) {
  ASSIGN_OR_RETURN(const sql::Rows rows, tx.Query("select resource, name from other_name order by resource, ordinal"));
  ASSIGN_OR_RETURN(auto read, (rows.All<std::string, std::string>()));
  OtherNames names;
  for (auto& [resource, name] : read) names[resource].push_back(std::move(name));
  return names;
}

absl::Status StoreOtherNames(sql::Transaction& tx, const OtherNames& names) {
  std::vector<std::vector<sql::Value>> rows;
  for (const auto& [resource, its_names] : names) {
    RETURN_IF_ERROR(tx.Execute("delete from other_name where resource = ?1", resource).status());
    int64_t ordinal = 0;
    for (const std::string& name : its_names) rows.push_back(sql::Transaction::ToValues(resource, ordinal++, name));
  }
  return tx.InsertAll("insert into other_name(resource, ordinal, name)", rows);
}

std::vector<std::string> TakeNames(OtherNames& names, const std::string& resource) {
  const auto found = names.find(resource);
  return found == names.end() ? std::vector<std::string>() : std::move(found->second);
}

}  // namespace vanthu::directory
