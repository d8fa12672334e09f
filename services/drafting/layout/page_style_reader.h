#pragma once

#include <set>
#include <string>
#include <vector>

#include "services/drafting/layout/set_page_reader.h"

namespace vanthu::drafting {

// How letters look: "13 bold #000000".
using LookOfText = std::string;

// The sizes, styles and colours of a page's letters, read by another's program (pdftohtml of Poppler).
class PageStyleReader {
 public:
  explicit PageStyleReader(const std::string& pdf);

  // All looks of the letters that stand where `text` does.
  std::set<LookOfText> At(const ReadText& text) const;

 private:
  struct Run {
    int page = 0;
    double x = 0;  // of its middle, in millimetres
    double y = 0;
    LookOfText look;
  };
  std::vector<Run> runs_;
};

}  // namespace vanthu::drafting
