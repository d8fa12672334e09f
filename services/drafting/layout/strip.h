#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "services/drafting/layout/outline.h"
#include "services/drafting/layout/page_style.h"
#include "services/drafting/layout/text_setter.h"

namespace vanthu::drafting {

// What stands in a strip; `x` in points from the left margin, `y` from the strip's top.
struct TextMark {
  std::shared_ptr<PangoLayout> layout;  // keeps `line` alive
  PangoLayoutLine* line = nullptr;
  double x = 0;
  double baseline = 0;
  int element = kArtifact;  // of the outline
  Colour colour = kBlack;
};

struct RuleMark {
  double x = 0;
  double y = 0;
  double length = 0;
  bool upright = false;  // down from (x, y) instead of to the right
};

struct BoxMark {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
  Colour colour = kBlack;
};

// Room for a signature to come.
struct FieldMark {
  std::string_view name;
  std::string tooltip;
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

// A band across the page that is never divided: a line of a paragraph, the whole signature block. Pages are made of nothing else,
// so a document is measured first, then broken into pages, then drawn.
struct Strip {
  status::Bilingual component;  // named when it is taller than a page
  double gap_before = 0;        // dropped at the top of a page
  double height = 0;
  double room = 0;  // what its page must still have below its top, where marks hang lower than the next strips begin
  bool keep_with_next = false;
  std::vector<TextMark> texts;
  std::vector<RuleMark> rules;
  std::vector<BoxMark> boxes;
  std::vector<FieldMark> fields;
  std::shared_ptr<const Strip> head;  // stands above it where it is the first of a page: a table's head
  double edge = 0;                    // how long a rule closes a table where a page ends or begins inside it
};

// Puts all lines of `set` into `strip`, the first one's top at `top`.
void Place(const SetText& set, double top, int element, Strip& strip, Colour colour = kBlack);

// A rule of `length`, centred under the column from `left`.
void PlaceRule(double left, double width, double length, double y, Strip& strip);

// One strip a line; the first two and the last two lines of a text stay together.
std::vector<Strip> LinesOf(const SetText& set, status::Bilingual component, double gap_before, int element);

void Append(std::vector<Strip> more, std::vector<Strip>& strips);

}  // namespace vanthu::drafting
