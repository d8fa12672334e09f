#pragma once

#include <map>
#include <string>
#include <vector>

#include "services/directory/agency/agency_book.h"
#include "services/directory/group/book_content.h"
#include "services/directory/person/people_book.h"
#include "services/directory/succession/succession_book.h"

namespace vanthu::directory {

// The whole directory in memory, as one commit left it: what the rules judge by. Immutable; threads: any.
class DirectoryBook {
 public:
  explicit DirectoryBook(BookContent content);
  DirectoryBook(const DirectoryBook&) = delete;

  const AgencyBook& agencies() const { return agencies_; }
  const SuccessionBook& successions() const { return successions_; }
  const PeopleBook& people() const { return people_; }
  // What the recipient is called; empty where it is unknown.
  std::string DisplayName(const Recipient& recipient) const;
  std::vector<const Group*> GroupsNamed(const AgencyId& owner, const NameKeys& keys, Match match) const;

 private:
  AgencyBook agencies_;
  SuccessionBook successions_;
  PeopleBook people_;
  std::vector<Group> groups_;
  std::map<AgencyId, NameIndex<const Group*>> group_names_;
};

}  // namespace vanthu::directory
