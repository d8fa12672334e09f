#pragma once

#include <cstdint>
#include <map>

#include "services/directory/account/directory_content.h"

namespace vanthu::directory {

// How much of an agency's entries an import adds and changes.
struct ImportCounts {
  int64_t added = 0;
  int64_t changed = 0;
};

struct DirectoryDifference {
  DirectoryContent put;  // what is to be stored, whole entries
  std::map<AgencyId, ImportCounts> by_agency;
  ImportCounts total;
};

// What `incoming` adds to `existing` or changes in it. Nothing is ever removed: units and positions that an import does not name
// stay.
DirectoryDifference Difference(const DirectoryContent& existing, const DirectoryContent& incoming);

}  // namespace vanthu::directory
