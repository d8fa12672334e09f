#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>

#include "absl/status/statusor.h"
#include "services/directory/group/directory_book.h"
#include "services/platform/sql/database.h"

namespace vanthu::directory {

absl::StatusOr<BookContent> LoadBookContent(sql::Transaction& tx);

// Holds the directory in memory, and reads it anew when a commit, of this process or another, has changed it. Threads: any.
class DirectoryShelf {
 public:
  explicit DirectoryShelf(sql::Database& database) : database_(database) {}

  // The directory as the last commit left it. What was given stays as it is, however long it is kept.
  absl::StatusOr<std::shared_ptr<const DirectoryBook>> Current();

 private:
  sql::Database& database_;
  std::mutex mutex_;  // guards book_ and version_; held while the directory is read anew, so that it is read once
  std::shared_ptr<const DirectoryBook> book_;
  int64_t version_ = -1;
};

}  // namespace vanthu::directory
