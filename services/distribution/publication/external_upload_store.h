#pragma once

#include <cstdint>
#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/digest.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::distribution {

// Which files an agency with a register of its own has itself brought.
class ExternalUploadStore {
 public:
  // A second time changes nothing.
  static absl::Status Insert(sql::Transaction& tx, const AgencyId& agency, const Digest& digest, int64_t size_bytes,
                             absl::Time at);
  static absl::StatusOr<std::optional<int64_t>> SizeOf(sql::Transaction& tx, const AgencyId& agency, const Digest& digest);
};

}  // namespace vanthu::distribution
