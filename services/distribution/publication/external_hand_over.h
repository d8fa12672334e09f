#pragma once

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/distribution/publication/dispatch_publisher.h"
#include "services/distribution/publication/external_dispatch.h"
#include "services/distribution/publication/recipient_directory.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/clock.h"

namespace vanthu::distribution {

// Takes files and dispatches of agencies whose register is kept elsewhere. An agency hands over only files that it has brought
// itself: a digest that somebody came to know is no way to the file. Threads: any. What it is given outlives it.
class ExternalHandOver {
 public:
  ExternalHandOver(sql::Database& database, RecipientDirectory& directory, DispatchPublisher& publisher, Clock& clock)
      : database_(database), directory_(directory), publisher_(publisher), clock_(clock) {}

  // PERMISSION_DENIED where the directory does not say that the agency's register is external; so is HandOver.
  absl::Status JudgeIssuer(const AgencyId& issuer, const std::string& caller);
  // The agency has brought all bytes of this file.
  absl::Status NoteUpload(const AgencyId& issuer, const Digest& digest, int64_t size_bytes);

  // FILE_MISSING for what the agency has not brought; INVALID_FIELD where another dispatch has the number already. The same
  // again gives what was published. `handed_over_by` is whom the audit names.
  absl::StatusOr<Dispatch> HandOver(const ExternalDispatch& dispatch, const std::string& handed_over_by);

 private:
  absl::StatusOr<Issuer> ExternalIssuer(const AgencyId& agency, const std::string& caller);
  absl::Status JudgeFiles(sql::Transaction& tx, const ExternalDispatch& dispatch);

  sql::Database& database_;
  RecipientDirectory& directory_;
  DispatchPublisher& publisher_;
  Clock& clock_;
};

}  // namespace vanthu::distribution
