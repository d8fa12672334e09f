#pragma once

#include <string>
#include <string_view>

namespace vanthu::drafting {

// A count as a list of a .docx shows it (ECMA-376 Part 1, 17.18.59, ST_NumberFormat): "4" as "4", "IV", "d" — Word's letters are
// the Latin ones, whatever the language: its fifth point is e), its sixth f). Decimal for the formats of other scripts.
std::string OrdinalText(int count, std::string_view number_format);

}  // namespace vanthu::drafting
