#pragma once

#include <cstddef>
#include <cstdint>

#include "absl/time/time.h"

namespace vanthu::numbering {

// Calls that share one commit. More would gain little (the disk's flush is shared by 256 already) and hold the agency's row
// longer.
inline constexpr size_t kBatchMax = 256;

// Calls of one agency that wait for their commit; a thousand wait less than a second. Beyond that OVERLOADED.
inline constexpr size_t kWaitingMax = 4096;

inline constexpr size_t kNotationBytesMax = 200;  // the longest symbol of the decree's annex is a tenth of it
inline constexpr size_t kReasonCharactersMax = 500;

// A machine's clock may be this far behind the book's last instant, or off PostgreSQL's: what an unsynchronised network time
// service drifts.
inline constexpr absl::Duration kClockSlack = absl::Minutes(5);
// SQLite has no second clock; a machine that wakes up further ahead than this after its last entry has likely lost its time.
inline constexpr absl::Duration kClockAheadMax = absl::Hours(24 * 31);

// A number given and not finished by then is a finding of the audit; before, a note.
inline constexpr int kUnfinishedWorkingDaysMax = 5;

// Leaves that the publisher reads and writes in one piece: 16 bundles.
inline constexpr int64_t kPublishedLeavesMax = 4096;
// A public log need not show each commit; its files' flushes would compete with those of the numbers.
inline constexpr absl::Duration kPublishInterval = absl::Seconds(1);
inline constexpr absl::Duration kPublishRetry = absl::Seconds(5);

inline constexpr int64_t kCheckpointBytesMax = 64 << 10;  // as verification/checkpoint.cc judges it
inline constexpr int64_t kTileBytesMax = 32 << 20;        // 256 entries of 64 KiB, and their lengths

}  // namespace vanthu::numbering
