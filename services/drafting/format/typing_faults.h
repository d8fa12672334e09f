#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::drafting {

// A text without one kind of typing fault; none where it has none of them. Asked for each paragraph of each dispatch: nothing is
// copied before a fault is found.
std::optional<std::string> WithSingleBlanks(std::string_view text);
std::optional<std::string> WithoutBlankBeforeMark(std::string_view text);  // "vụ , tài" → "vụ, tài"; " …" and " ./." stay
std::optional<std::string> WithBlankAfterMark(std::string_view text);      // "vụ,tài" → "vụ, tài"; "2,5" stays
std::optional<std::string> WithoutInvisible(std::string_view text);        // zero width, bidirectional controls, soft hyphen

// The runs of such characters.
struct ByteRange {
  size_t begin = 0;
  size_t end = 0;
};
std::vector<ByteRange> InvisibleIn(std::string_view text);

}  // namespace vanthu::drafting
