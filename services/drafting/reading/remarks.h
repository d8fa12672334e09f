#pragma once

#include <string>
#include <string_view>

#include "services/drafting/draft/draft.h"

namespace vanthu::drafting {

// Says, in both languages, what reading could not decide about a field.
inline void SayUndecided(Draft& draft, std::string_view field, std::string vietnamese, std::string english, Span span = {}) {
  draft.undecided.push_back({std::string(field), std::move(vietnamese), std::move(english), span});
}

}  // namespace vanthu::drafting
