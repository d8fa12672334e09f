#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::drafting {

// Bytes [begin, end) of a text become `text`; both ends stand beside a letter, never inside or beside blanks.
struct WordChange {
  size_t begin = 0;
  size_t end = 0;
  std::string text;
};

// How `before` becomes `after`, as changes of few words in the order of the text: so a fix touches the words it is about and
// leaves how the lines around them are broken. Nothing where one of the two is blank.
std::vector<WordChange> WordChanges(std::string_view before, std::string_view after);

}  // namespace vanthu::drafting
