#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/directory/account/content_difference.h"
#include "services/directory/account/password_hasher.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/clock.h"

namespace vanthu::directory {

// Brings the directory to the state of a content: adds what is new, changes what differs, removes nothing; all of it or nothing,
// in one commit with its audit rows. Repeating it changes nothing. Threads: any.
class DirectoryImporter {
 public:
  DirectoryImporter(sql::Database& database, Clock& clock, const PasswordHasher& hasher, bool is_sample)
      : database_(database), clock_(clock), hasher_(hasher), is_sample_(is_sample) {}

  // INVALID_FIELD, LIMIT_EXCEEDED: the entry that may not stand. NOT_SAMPLE: accounts come with an import on sample installations
  // only; they all have the sample password until it is changed.
  absl::StatusOr<ImportCounts> Import(const DirectoryContent& incoming, std::string_view actor);

 private:
  // Empty where no account is new.
  absl::StatusOr<std::string> SamplePassword(const DirectoryContent& incoming);
  absl::StatusOr<ImportCounts> ImportIn(sql::Transaction& tx, const DirectoryContent& incoming, const std::string& sample_phc,
                                        std::string_view actor);

  sql::Database& database_;
  Clock& clock_;
  const PasswordHasher& hasher_;
  const bool is_sample_;
};

}  // namespace vanthu::directory
