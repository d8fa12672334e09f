#pragma once

#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/distribution/dispatch/dispatch.h"
#include "services/platform/sql/database.h"

namespace vanthu::distribution {

// The issued dispatches of all agencies.
class DispatchStore {
 public:
  // False where a dispatch of this name is there already.
  static absl::StatusOr<bool> Insert(sql::Transaction& tx, const Dispatch& dispatch);
  static absl::StatusOr<Dispatch> Find(sql::Transaction& tx, const DispatchName& name);  // NOT_FOUND names it
  // What was published under the name; none where nothing was.
  static absl::StatusOr<std::optional<Digest>> Payload(sql::Transaction& tx, const DispatchName& name);
};

}  // namespace vanthu::distribution
