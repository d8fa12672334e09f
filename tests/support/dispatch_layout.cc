#include "tests/support/dispatch_layout.h"

#include <array>
#include <random>

namespace vanthu::support {
namespace {

class Lot {
 public:
  explicit Lot(uint32_t seed) : random_(seed) {}

  size_t Below(size_t limit) { return random_() % limit; }
  bool OneIn(size_t times) { return Below(times) == 0; }
  template <class Kind>
  Kind Of(int kinds) {
    return static_cast<Kind>(Below(static_cast<size_t>(kinds)));
  }

 private:
  std::mt19937 random_;
};

void DrawHeader(Lot& lot, DispatchLayout& layout) {
  layout.header = lot.Of<Order>(5);
  if (layout.header == Order::kLineByLine) layout.header = Order::kRowByRow;
  layout.header_glue = lot.Of<Glue>(kGlues);
  layout.lone_bars = lot.OneIn(5);
  layout.number_and_date_on_line = lot.OneIn(3);
  layout.rules = !lot.OneIn(3);
  layout.subject = lot.Of<SubjectPlace>(4);
  layout.header_blanks = lot.OneIn(2);
  layout.breaks_phrases = lot.OneIn(3);
}

void DrawContent(Lot& lot, DispatchLayout& layout) {
  static const std::array<const char*, 5> kDashes = {"- ", "-", "– ", "+ ", "• "};
  layout.label_without_blank = lot.OneIn(3);
  layout.first_item_beside_label = lot.OneIn(3);
  layout.lists_agencies = lot.OneIn(3);
  layout.dash = kDashes[lot.OneIn(2) ? 0 : lot.Below(kDashes.size())];
  layout.spacing = lot.Of<Spacing>(4);
  layout.width = 60 + lot.Below(60);
  layout.breaks_sentence_by_blank = lot.OneIn(4);
  layout.closing_alone = lot.OneIn(6);
  layout.table_glue = lot.OneIn(2) ? Glue::kTab : lot.OneIn(2) ? Glue::kBar : Glue::kBarredRow;
}

void DrawTail(Lot& lot, DispatchLayout& layout) {
  layout.tail = lot.Of<Order>(4);
  layout.tail_glue = lot.Of<Glue>(kGlues);
  layout.tail_label = !lot.OneIn(6);
  layout.signature_on_one_line = lot.OneIn(5);
  layout.signed_note = lot.OneIn(3);
  layout.dross_before = lot.OneIn(4);
  layout.dross_after = lot.OneIn(4);
}

void DrawDisguise(Lot& lot, DispatchLayout& layout) {
  layout.decomposed = lot.OneIn(6);
  layout.crlf = lot.OneIn(6);
  layout.byte_order_mark = lot.OneIn(8);
  layout.old_spelling = lot.OneIn(4);
  layout.en_dashes = lot.OneIn(4);
  layout.joined_labels = lot.OneIn(8);
  layout.asterisks = lot.OneIn(5);
  layout.tags = lot.OneIn(8);
  layout.invisible = lot.OneIn(6);
  layout.hard_blanks = lot.OneIn(6);
}

}  // namespace

DispatchLayout DrawLayout(uint32_t seed) {
  Lot lot(seed);
  DispatchLayout layout;
  layout.seed = seed;
  DrawHeader(lot, layout);
  DrawContent(lot, layout);
  DrawTail(lot, layout);
  DrawDisguise(lot, layout);
  return layout;
}

}  // namespace vanthu::support
