#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <utility>

#include "services/platform/vocabulary/identifier.h"

namespace vanthu::numbering {

// A book's year: its numbers run 1..N without gap (Điều 8, Phụ lục I.II.3: continuous from 01 January).
struct SeriesKey {
  BookId book;
  int64_t year = 0;
  friend auto operator<=>(const SeriesKey&, const SeriesKey&) = default;
};

// The last numbers given, within one transaction that holds them locked.
class NumberSeries {
 public:
  explicit NumberSeries(std::map<SeriesKey, int64_t> last) : last_(std::move(last)) {}

  // The next number; 1 is the first of a year.
  int64_t Take(const SeriesKey& key) { return taken_[key] = ++last_[key]; }

  const std::map<SeriesKey, int64_t>& taken() const { return taken_; }  // the series that went on, with their last numbers

 private:
  std::map<SeriesKey, int64_t> last_;
  std::map<SeriesKey, int64_t> taken_;
};

}  // namespace vanthu::numbering
