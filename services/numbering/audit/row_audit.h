#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "services/numbering/audit/leaf_audit.h"
#include "services/numbering/register/number_series.h"
#include "services/numbering/register/register_book.h"

namespace vanthu::numbering {

// The books of an agency as the database has them.
struct FoundBooks {
  std::vector<RegisterRow> rows;
  std::map<SeriesKey, int64_t> series;  // the counters
};

// Whether the books say what the log committed to: each line opens the commitments of its leaves, each number of the log has its
// line, each series is 1..N and its counter stands at N.
void AuditRows(const FoundBooks& books, const FoundLog& log, AuditReport* report);

// Whether a published copy is the beginning of the database's log.
void AuditCopy(const FoundLog& copy, const FoundLog& log, AuditReport* report);

}  // namespace vanthu::numbering
