#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::numbering {

// What an audit can find. The names are those of the report.
enum class FindingKind {
  kGap,               // a number of a series was never given
  kDouble,            // a number was given or finished twice
  kRewrittenRow,      // a line of a book is not what its leaves committed to
  kRemovedRow,        // a number in the log has no line in its book
  kRewrittenLeaf,     // a leaf is not what was hashed, or no leaf at all
  kRemovedLeaf,       // a leaf is missing
  kTimeOrder,         // time steps back where nobody accepted it, or a number stands in a wrong year
  kUnfinished,        // a number was given long ago, and neither issued nor voided
  kCheckpoint,        // the signed checkpoint is missing, not signed by the log, or over another tree
  kPublishedDiffers,  // the published copy says something else than the database
};
std::string_view FindingName(FindingKind kind);  // "GAP"

struct Finding {
  FindingKind kind = FindingKind::kGap;
  bool is_note = false;  // nothing is wrong yet
  std::string place;     // "000-00-15-h53 van-ban-di/2024 05", "… leaf 17"
  std::string vietnamese;
  std::string english;
};

// What an audit looked at and found.
struct AuditReport {
  int64_t logs = 0;
  int64_t leaves = 0;
  int64_t numbers = 0;
  std::vector<Finding> findings;

  bool IsClean() const;  // notes aside
  int64_t CountOf(FindingKind kind) const;
};

// For people, Vietnamese first.
std::string ReportText(const AuditReport& report);

}  // namespace vanthu::numbering
