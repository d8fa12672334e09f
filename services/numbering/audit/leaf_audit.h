#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/numbering/audit/finding.h"
#include "services/platform/calendar/working_calendar.h"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/vocabulary/digest.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::numbering {

// A leaf as it was found, in a database or in a copy of the tiles.
struct FoundLeaf {
  int64_t index = 0;
  std::string text;
  std::optional<Digest> stored_hash;  // as the database keeps it beside
  std::string nonce;                  // empty where the source has none
};

// A log as it was found.
struct FoundLog {
  AgencyId agency;
  std::string name;                           // for the report: "000-00-15-h53 (database)"
  std::vector<FoundLeaf> leaves;              // by index, those that are there
  std::string checkpoint;                     // the signed note; empty where there is none
  std::vector<int64_t> accepted_clock_sizes;  // from these sizes on a person took the clock for right
};

// How a log is judged.
struct AuditRule {
  absl::CivilDay today;
  calendar::WorkingCalendar calendar;
  int64_t unfinished_days_max = 0;
  std::optional<crypto::PublicKey> key;  // the log's; without it the signature is not looked at, and a note says so
};

// Whether the leaves alone tell a whole story: none missing or altered, under the signed root; each series 1..N, each number
// finished once; time never steps back.
void AuditLeaves(const FoundLog& log, const AuditRule& rule, AuditReport* report);

}  // namespace vanthu::numbering
