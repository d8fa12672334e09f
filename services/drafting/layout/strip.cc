#include "services/drafting/layout/strip.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace vanthu::drafting {

void Place(const SetText& set, double top, int element, Strip& strip, Colour colour) {
  for (const SetLine& line : set.lines) {
    strip.texts.push_back({set.layout, line.line, line.x, top + line.baseline, element, colour});
  }
  strip.height = std::max(strip.height, top + set.height);
}

void PlaceRule(double left, double width, double length, double y, Strip& strip) {
  strip.rules.push_back({left + (width - length) / 2, y, length});
  strip.height = std::max(strip.height, y + kRuleThickness);
}

std::vector<Strip> LinesOf(const SetText& set, status::Bilingual component, double gap_before, int element) {
  std::vector<Strip> strips;
  const size_t count = set.lines.size();
  for (size_t i = 0; i < count; ++i) {
    const SetLine& line = set.lines[i];
    Strip strip;
    strip.component = component;
    strip.gap_before = i == 0 ? gap_before : 0;
    strip.height = line.height;
    strip.keep_with_next = i + 1 < count && (i == 0 || i + 2 == count);
    strip.texts.push_back({set.layout, line.line, line.x, line.baseline - line.top, element, kBlack});
    strips.push_back(std::move(strip));
  }
  return strips;
}

void Append(std::vector<Strip> more, std::vector<Strip>& strips) {
  strips.insert(strips.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace vanthu::drafting
