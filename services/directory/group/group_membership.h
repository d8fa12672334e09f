#pragma once

#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/directory/group/directory_book.h"

namespace vanthu::directory {

struct GroupMembers {
  std::vector<Recipient> recipients;  // sorted, each once
  std::string explanation;            // "cấp xã từ 2025-07-01"
};

// Who belongs to a group on a day, but for `issuer`: a group never includes its issuer. A named member that was
// dissolved is followed by its successors, and one that has none is said to be missing.
GroupMembers MembersOf(const DirectoryBook& book, const Group& group, const AgencyId& issuer, absl::CivilDay day);

// "huyện X (đến 2025-06-30) → xã Y, theo Nghị quyết …": how a dissolved agency was followed.
std::string FollowedText(const Agency& dissolved, const Successors& successors);

}  // namespace vanthu::directory
