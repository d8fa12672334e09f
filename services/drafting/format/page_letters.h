#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vanthu::drafting {

// Whether the page's letters (Liberation Serif 2 for Times New Roman, Phụ lục I.I.4) have this one. The page refuses a text with
// another; the check says so while its author can still change it.
bool HasPageLetter(char32_t letter);

// The letters of a text that the page has not, each once, in the order of the text.
std::vector<std::string> LettersOffThePage(std::string_view text);

}  // namespace vanthu::drafting
