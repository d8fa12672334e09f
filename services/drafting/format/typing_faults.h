#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::drafting {

// A text without one kind of typing fault; the text itself where it has none. All go over the bytes once: they are asked for each
// paragraph of each dispatch.
std::string WithSingleBlanks(std::string_view text);
std::string WithoutBlankBeforeMark(std::string_view text);  // "vụ , tài" → "vụ, tài"; " …" and " ./." stay
std::string WithBlankAfterMark(std::string_view text);      // "vụ,tài" → "vụ, tài"; "2,5" stays
std::string WithoutInvisible(std::string_view text);        // zero width, bidirectional controls, soft hyphen

// The runs of such characters.
struct ByteRange {
  size_t begin = 0;
  size_t end = 0;
};
std::vector<ByteRange> InvisibleIn(std::string_view text);

// False where every letter is of those that Vietnamese is written with: then no mark stands on a wrong one.
bool MayHaveForeignMarks(std::string_view nfc);

}  // namespace vanthu::drafting
