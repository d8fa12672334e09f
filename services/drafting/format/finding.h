#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/drafting/draft/draft.h"
#include "services/drafting/format/source_text.h"

namespace vanthu::drafting {

// How much a finding weighs: a note tells what is still to come (a number before issuing) or what a person should look at; a
// warning what a format checker would send back; an error what makes the dispatch say something wrong (another type, no authority
// to sign).
enum class Severity { kNote, kWarning, kError };
std::string_view SeverityName(Severity severity);  // "note", "warning", "error"

// Where in the dispatch: a member of the draft's JSON, for a list the item (from 0), and the lines it was read from.
struct Place {
  std::string field;
  std::optional<int> item;
  Span span;
};

// A change that is right whatever else the dispatch says. In a draft: the text of one member of its JSON (a JSON pointer, RFC
// 6901) as it should be. In the file it was read from: edits (TextEditFinder finds them by the pointer). Words that no member
// keeps (quốc hiệu, a label, a dash) have an empty pointer and stand in the file only.
struct Fix {
  std::string pointer;
  std::string replacement;
  std::vector<TextEdit> edits;
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
