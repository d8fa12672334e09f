#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "re2/re2.h"
#include "services/platform/text/fold.h"

namespace vanthu::drafting {

// A regular expression over folded text (no diacritics, lower case, blanks joined) whose groups are cut out of the original. RE2:
// time grows with the text only, whatever a hostile file holds.
class Pattern {
 public:
  // What matched: the whole first, then the groups; an unused group is empty. Views into the original.
  using Groups = std::vector<std::string_view>;

  explicit Pattern(const char* expression) : expression_(expression) {}

  std::optional<Groups> FindIn(const text::FoldedText& folded, std::string_view original, size_t folded_from = 0) const;
  std::optional<Groups> FindIn(std::string_view original) const { return FindIn(text::FoldedText(original), original); }
  bool Matches(const std::string& folded) const { return re2::RE2::PartialMatch(folded, expression_); }

 private:
  re2::RE2 expression_;
};

}  // namespace vanthu::drafting
