#pragma once

#include <string>
#include <vector>

#include "services/drafting/draft/draft.h"

namespace vanthu::drafting {

// Lines of a file of which one thing is to be said, once.
class LineList {
 public:
  void Add(int line) {
    if (lines_.empty() || lines_.back() != line) lines_.push_back(line);
  }
  bool empty() const { return lines_.empty(); }
  Span span() const { return lines_.empty() ? Span{} : Span{lines_.front(), lines_.front()}; }
  std::string Text() const;  // "3, 5, 12"; the first few of many, and "…"

 private:
  std::vector<int> lines_;
};

}  // namespace vanthu::drafting
