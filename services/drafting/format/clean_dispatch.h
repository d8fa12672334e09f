#pragma once

#include <string>
#include <string_view>

#include "services/drafting/draft/draft.h"
#include "services/drafting/format/finding.h"

namespace vanthu::drafting {

// For tests: dispatches in which no rule finds anything, as files. Between them they have what every rule looks at.
std::string CleanLetter();      // công văn: two columns, urgency, several addressees, clauses and points, an authority "KT."
std::string CleanDecision();    // quyết định: căn cứ, articles, "TM." over "KT."
std::string CleanRegulation();  // quy chế: chapters, sections, articles; "Q."
std::string CleanAnnexes();     // the letter with two annexes

// The text with one place changed; fails the test where the words do not stand there exactly once.
std::string Changed(const std::string& text, std::string_view from, std::string_view to);

Draft ReadClean(const std::string& text);  // fails the test where reading refuses

// What checking says of a file, and the ids alone.
std::vector<Finding> FindingsOf(const std::string& text);
std::vector<std::string> IdsOf(const std::vector<Finding>& findings);

}  // namespace vanthu::drafting
