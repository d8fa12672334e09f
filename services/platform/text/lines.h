#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vanthu::text {

// A space of any kind (NBSP, the typographic ones, tab), or an invisible character that editors leave behind (U+200B, U+FEFF).
inline bool IsBlank(char32_t code_point) {
  if (code_point < 0xA0) return code_point == ' ' || code_point == '\t';
  return code_point == 0xA0 || code_point == 0x1680 || (code_point >= 0x2000 && code_point <= 0x200B) || code_point == 0x202F ||
         code_point == 0x205F || code_point == 0x3000 || code_point == 0xFEFF;
}

std::string_view Trim(std::string_view text);
bool IsBlankText(std::string_view text);
std::string CollapseBlanks(std::string_view text);  // runs of blanks and line ends as one space, ends trimmed

// Lines end with LF, CRLF, CR, and what word processors export for them (VT, FF, U+0085, U+2028, U+2029). A byte order mark at
// the start is dropped; an end after the last line opens no further line.
std::vector<std::string_view> SplitLines(std::string_view text);

}  // namespace vanthu::text
