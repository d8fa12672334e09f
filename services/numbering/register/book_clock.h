#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/numbering/register/register_book.h"
#include "services/numbering/transparency/open_log.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/clock.h"

namespace vanthu::numbering {

// Reads the clock under the lock of an agency's log and judges it. A refused clock is told of in the audit when that begins, and
// not again until it changes.
class BookClock {
 public:
  explicit BookClock(Clock& clock) : clock_(clock) {}

  absl::Time Now() const { return clock_.Now(); }

  // The instant of the leaves that are added now; else why the clock is refused. `tx` goes on either way.
  absl::StatusOr<absl::Time> InstantFor(sql::Transaction& tx, OpenLog& log) const;

  // Takes the clock for right as it stands. A clock that was not refused is left as it was: nothing steps back without need.
  absl::Status Accept(sql::Transaction& tx, OpenLog& log, absl::Time now) const;

 private:
  absl::StatusOr<ClockView> View(sql::Transaction& tx, const OpenLog& log, absl::Time now) const;

  Clock& clock_;
};

}  // namespace vanthu::numbering
