#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/dispatch_layout.h"

namespace vanthu::support {

using Lines = std::vector<std::string>;

// Breaks words into lines as programs and people do, the same way for the same seed.
class LineBreaker {
 public:
  explicit LineBreaker(uint32_t seed) : random_(seed) {}

  // At most one line end, anywhere between two words.
  Lines AtRandom(std::string_view words);
  // Lines of at most `width` letters, each as full as it can be.
  static Lines AtWidth(std::string_view words, size_t width);
  // Two halves whose second begins with a small letter; one where no place is.
  Lines BeforeSmallLetter(std::string_view words);

  size_t Below(size_t limit) { return limit == 0 ? 0 : random_() % limit; }

 private:
  std::mt19937 random_;
};

size_t LettersIn(std::string_view text);

// Two columns side by side.
Lines SideBySide(const Lines& left, const Lines& right, Glue glue);
// One below the other, in turn.
Lines InTurn(const Lines& left, const Lines& right);
void Append(Lines& lines, const Lines& more);

}  // namespace vanthu::support
