#pragma once

#include <optional>
#include <string>
#include <vector>

#include "services/drafting/draft/draft.h"

namespace vanthu::drafting {

// How much a finding weighs: a note tells what is still to come (a number before issuing), the others what a format checker would
// send back.
enum class Severity { kNote, kWarning, kError };
std::string_view SeverityName(Severity severity);  // "note", "warning", "error"

// Where in the dispatch: a member of the draft's JSON, for a list the item (from 0), and the lines it was read from.
struct Place {
  std::string field;
  std::optional<int> item;
  Span span;
};

// The text of one member of the draft's JSON (a JSON pointer, RFC 6901) as it should be.
struct Fix {
  std::string pointer;
  std::string replacement;
};

struct Finding {
  std::string rule_id;
  std::string article;
  Severity severity = Severity::kWarning;
  Place place;
  std::string vietnamese;
  std::string english;
  std::optional<Fix> fix;  // only where one is safe
};

}  // namespace vanthu::drafting
