#pragma once

#include <vector>

#include "services/directory/account/account.h"
#include "services/directory/group/book_content.h"

namespace vanthu::directory {

// What an import brings, and what a directory has.
struct DirectoryContent {
  BookContent book;
  std::vector<Account> accounts;
};

}  // namespace vanthu::directory
