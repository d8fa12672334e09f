#include "services/directory/group/directory_book.h"

#include <utility>

namespace vanthu::directory {

DirectoryBook::DirectoryBook(BookContent content)
    : agencies_(std::move(content.agencies)),
      successions_(std::move(content.successions)),
      people_(std::move(content.people)),
      groups_(std::move(content.groups)) {
  for (const Group& group : groups_) {
    NameIndex<const Group*>& names = group_names_[group.key.owner];
    names.Add(group.display_name, &group);
    for (const std::string& name : group.other_names) names.Add(name, &group);
  }
}

std::string DirectoryBook::DisplayName(const Recipient& recipient) const {
  const Agency* agency = agencies_.Find(recipient.agency);
  if (agency == nullptr || !recipient.unit) return agency == nullptr ? "" : agency->display_name;
  const Unit* unit = FindUnit(*agency, *recipient.unit);
  return unit == nullptr ? "" : unit->display_name;
}

std::vector<const Group*> DirectoryBook::GroupsNamed(const AgencyId& owner, const NameKeys& keys, Match match) const {
  const auto names = group_names_.find(owner);
  return names == group_names_.end() ? std::vector<const Group*>() : names->second.Find(keys, match);
}

}  // namespace vanthu::directory
