#pragma once

#include <string>
#include <vector>

#include "services/drafting/draft/draft.h"
#include "tests/support/dispatch_layout.h"

namespace vanthu::support {

// The draft as a text file in one of the layouts that occur. Everything the draft holds is printed; what reading it back should
// give is the draft itself.
std::string PrintDispatch(const drafting::Draft& draft, const DispatchLayout& layout);

// Dispatches of several types, made for printing, by name.
struct NamedDraft {
  std::string name;
  drafting::Draft draft;
};
std::vector<NamedDraft> PrintableDispatches();

// The names of the members in which a draft and what was read of it differ, but for where things stand in the file, their
// punctuation, and what was said about them.
std::vector<std::string> DifferentFields(const drafting::Draft& meant, const drafting::Draft& read);

}  // namespace vanthu::support
