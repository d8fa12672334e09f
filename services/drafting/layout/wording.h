#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "services/drafting/draft/draft.h"
#include "services/drafting/layout/page_style.h"
#include "services/platform/status/cause.h"

namespace vanthu::drafting {

struct Wording {
  status::Bilingual component;  // named when the text cannot be set: "trích yếu", "abstract"
  std::string text;
  TextStyle style;
  std::vector<Emphasis> emphasis;  // bold or italic besides the style; they may overlap
};

// PAGE_NOT_SET where the text is not UTF-8, holds a mark that reorders what is read, or a word without end.
absl::Status JudgeWording(const Wording& wording);

// Composed, piece by piece between the ends of runs, so that a run keeps its letters.
Wording InNfc(const Wording& wording);

absl::Status PageNotSet(status::Bilingual component, const status::Cause& cause);

}  // namespace vanthu::drafting
