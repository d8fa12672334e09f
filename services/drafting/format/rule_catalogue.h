#pragma once

#include <string>

namespace vanthu::drafting {

// Every rule as docs/format-rules.md tells it: by its part of the page, in both languages.
std::string RuleCatalogue();

}  // namespace vanthu::drafting
