#pragma once

#include <string_view>

#include "absl/status/status.h"
#include "services/platform/sql/database.h"

namespace vanthu::sql {

// The status of a failed statement or commit: its reason for people (STORE_FAILED, DISK_FULL, READ_ONLY_DISK, OUTCOME_UNKNOWN),
// and `failure` for the store that judges it (FailureOf). `words` are the engine's own, which
// people read quoted.
absl::Status Failed(Failure failure, std::string_view words);

// `status` with a failure of its own, or with kOther where it carries none: every failed statement carries one.
absl::Status WithFailure(absl::Status status, Failure failure);

// Whether the whole transaction may be run again: nothing of it has happened.
bool MayRunAgain(const absl::Status& status);

}  // namespace vanthu::sql
