#pragma once

#include <optional>
#include <vector>

#include "nlohmann/json.hpp"
#include "services/drafting/draft/draft.h"
#include "services/drafting/format/finding.h"
#include "services/drafting/format/source_text.h"

namespace vanthu::drafting {

// Tells where in the file that a draft was read from a fix is made. What it is given outlives it.
class TextEditFinder {
 public:
  TextEditFinder(const Draft& draft, const SourceText& source) : draft_(draft), source_(source) {}

  // The fix of a finding as edits of the file that the draft was read from: the words that change are looked for in the lines
  // that the finding names. None where the finding has no fix, or its words cannot be told there without doubt (they stand
  // twice, or run over a line's end).
  std::vector<TextEdit> EditsOf(const Finding& finding);

 private:
  const nlohmann::json& Json();

  const Draft& draft_;
  const SourceText& source_;
  std::optional<nlohmann::json> json_;  // of the draft, once one is asked for
};

}  // namespace vanthu::drafting
