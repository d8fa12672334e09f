#pragma once

#include <cstddef>
#include <optional>

#include "services/drafting/reading/sheet.h"

namespace vanthu::drafting {

// The parts of a dispatch in the order of the page, as indexes into its sheet: header [0, header_end), then title, addressees and
// content up to tail_begin, then recipients and signature up to end; annexes follow. Each part is told by lines that only it has.
struct Zones {
  std::optional<size_t> addressees_label;
  std::optional<size_t> title;
  std::optional<size_t> recipients;     // the label Nơi nhận, or the first item where it is missing
  std::optional<size_t> signature;      // the first line of the signature block
  std::optional<size_t> next_dispatch;  // where another one begins in the same file: only the first is read
  size_t header_end = 0;
  size_t tail_begin = 0;
  size_t end = 0;
};

Zones FindZones(const Sheet& sheet);

}  // namespace vanthu::drafting
