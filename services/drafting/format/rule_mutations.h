#pragma once

#include <span>
#include <string>
#include <string_view>

#include "services/drafting/draft/draft.h"

namespace vanthu::drafting {

// For tests: the smallest change of a clean dispatch that one rule, and only it, must report: of the file, since that is what is
// checked …
struct FileMutation {
  std::string_view rule;
  std::string (*clean)();
  std::string_view from;
  std::string_view to;
};
std::span<const FileMutation> FileMutations();

// … or of the draft, for what people type at the desk, and what reading of plain text does not fill.
struct DraftMutation {
  std::string_view rule;
  std::string (*clean)();
  void (*change)(Draft& draft);
};
std::span<const DraftMutation> DraftMutations();

// Gives a decision two annexes, spoken of in its text.
void AddAnnexes(Draft& draft);

}  // namespace vanthu::drafting
