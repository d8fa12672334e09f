#pragma once

#include <vector>

#include "services/drafting/draft/draft.h"
#include "services/drafting/format/finding.h"
#include "services/drafting/format/source_text.h"

namespace vanthu::drafting {

// The fix of a finding as edits of the file that the draft was read from: the words that change are looked for in the lines that
// the finding names. None where the finding has no fix, or its words cannot be told there without doubt (they stand twice, or run
// over a line's end).
std::vector<TextEdit> TextEditsOf(const Finding& finding, const Draft& draft, const SourceText& source);

}  // namespace vanthu::drafting
