#pragma once

#include <compare>
#include <string>
#include <vector>

#include "services/directory/agency/validity.h"
#include "services/platform/vocabulary/dispatch.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::directory {

// A part of a group's membership, while it holds: all agencies of a kind in the owner's province, and those that are named.
struct GroupRule {
  Validity validity;
  std::string kind;  // empty: only `members`
  std::vector<Recipient> members;
  friend bool operator==(const GroupRule&, const GroupRule&) = default;
};

// The owner is a province, whose agencies all may use the group, or one agency.
struct GroupKey {
  AgencyId owner;
  GroupId id;

  std::string Name() const { return "agencies/" + owner.text() + "/groups/" + id.text(); }
  friend auto operator<=>(const GroupKey&, const GroupKey&) = default;
};

// A name for many agencies. Who belongs on a day: the rules that hold on it, united.
struct Group {
  GroupKey key;
  std::string display_name;
  std::vector<std::string> other_names;
  std::vector<GroupRule> rules;
  friend bool operator==(const Group&, const Group&) = default;
};

}  // namespace vanthu::directory
