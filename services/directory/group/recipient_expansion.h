#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "services/directory/group/directory_book.h"

namespace vanthu::directory {

// A line of Kính gửi or Nơi nhận (Phụ lục I.II.9), as the draft gives it.
struct RecipientLine {
  std::string text;
  std::string note;
  std::string field;
};

enum class LineProblem { kNone, kUnknownRecipient, kEmptyGroup };

// Whom a line names on a day.
struct ExpandedLine {
  RecipientLine line;
  std::optional<GroupKey> group;
  std::vector<Recipient> recipients;  // sorted, each once; empty with a problem
  LineProblem problem = LineProblem::kNone;
  std::string explanation;  // for people: the rule that applied, or why nothing was found
};

struct ExpansionQuestion {
  AgencyId issuer;
  absl::CivilDay day;
  std::vector<RecipientLine> lines;
};

// Whom each line names. Looked up in this order: a group of the issuer, a group of its province, a unit of the issuer, an agency
// of the province, any agency; by the exact name, then (an agency that was dissolved) by explicit succession, then without
// diacritics. A name that fits two is no name. A group never includes its issuer. NOT_FOUND where the issuer is unknown.
absl::StatusOr<std::vector<ExpandedLine>> ExpandRecipients(const DirectoryBook& book, const ExpansionQuestion& question);

}  // namespace vanthu::directory
