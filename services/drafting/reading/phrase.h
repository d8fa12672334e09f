#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "services/drafting/reading/sheet.h"

namespace vanthu::drafting {

// What a line break has parted: pieces of one column, one below the other, and their text joined.
struct Phrase {
  std::vector<size_t> pieces;
  std::string text;
};

enum class Fit { kNo, kOpen /* it fits, and more may follow */, kYes };

// The first phrase that fits, of up to three free pieces from `at` on and before `end`; else the longest that is open.
std::optional<Phrase> PhraseAt(const Sheet& sheet, size_t at, size_t end,
                               const std::function<Fit(const std::string& folded)>& fit);

}  // namespace vanthu::drafting
