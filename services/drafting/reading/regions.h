#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "services/drafting/reading/manuscript.h"

namespace vanthu::drafting {

enum class Region { kHeader, kContent, kTail };

// Roughly where header and tail of a manuscript stand, as indexes of its lines, told before any line is parted: columns are
// looked for only there, so that blanks, bars and dates of the content part nothing.
struct Regions {
  size_t header_end = 0;
  size_t tail_begin = 0;
  size_t tail_end = 0;  // an annex or the end follows

  Region Of(size_t line) const;
};

// `folded` are the lines' texts, folded.
Regions RegionsOf(const std::vector<ManuscriptLine>& lines, const std::vector<std::string>& folded);

}  // namespace vanthu::drafting
