#include "services/drafting/reading/addressees.h"

#include "services/drafting/reading/header_lines.h"
#include "services/drafting/reading/pattern.h"
#include "services/drafting/reading/recipient_items.h"
#include "services/drafting/reading/remarks.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"

namespace vanthu::drafting {
namespace {

constexpr size_t kItemBytesMax = 400;

// The items given on the label's own line.
void ReadLabel(Sheet& sheet, size_t label, Draft& draft) {
  static const auto& kLabel = *new Pattern(R"(^kinh gui ?:? ?(.*)$)");
  const auto groups = kLabel.FindIn(sheet[label].text);
  const std::string_view rest = groups ? text::Trim((*groups)[1]) : std::string_view();
  if (rest.empty()) {
    sheet.Give(label, "label");
    return;
  }
  sheet.Give(label, "addressees");
  draft.addressees = ParseItems(rest, sheet.SpanOf(label, label));
}

bool EndedWith(const Draft& draft, std::string_view mark) {
  return !draft.addressees.empty() && draft.addressees.back().punctuation.substr(0, 1) == mark;
}

enum class Line { kItem, kContinuation, kAfter };

Line Judge(const Piece& piece, const Draft& draft) {
  if (IsBodyStart(piece.folded) || IsHeaderLine(piece.folded) || piece.text.size() > kItemBytesMax) return Line::kAfter;
  const bool list_ended = EndedWith(draft, ".") && (piece.after_blank || !IsDashed(piece.text));
  if (list_ended) return Line::kAfter;
  if (IsDashed(piece.text)) return Line::kItem;
  const bool open = !draft.addressees.empty() && (draft.addressees.back().punctuation.empty() || EndedWith(draft, ","));
  if (open && !piece.after_blank && (text::StartsWithLowerCase(piece.text) || piece.text.front() == '('))
    return Line::kContinuation;
  const bool expected = draft.addressees.empty() || (EndedWith(draft, ";") && !piece.after_blank);
  return expected && IsAgencyName(piece.folded) ? Line::kItem : Line::kAfter;
}

}  // namespace

size_t ReadAddressees(Sheet& sheet, const Zones& zones, Draft& draft) {
  if (!zones.addressees_label) return zones.title ? *zones.title + 1 : zones.header_end;
  ReadLabel(sheet, *zones.addressees_label, draft);
  size_t at = *zones.addressees_label + 1;
  for (; at < zones.tail_begin; ++at) {
    if (!sheet.IsFree(at)) continue;
    const Span span = sheet.SpanOf(at, at);
    const Line line = Judge(sheet[at], draft);
    if (line == Line::kAfter) break;
    sheet.Give(at, "addressees");
    if (line == Line::kItem) {
      for (RecipientItem& item : ParseItems(WithoutDash(sheet[at].text), span)) draft.addressees.push_back(std::move(item));
    } else {
      draft.addressees.back() = Continued(draft.addressees.back(), sheet[at].text, span);
    }
  }
  if (draft.addressees.empty()) {
    SayUndecided(draft, "addressees", "Có dòng Kính gửi nhưng không rõ gửi cơ quan nào.",
                 "There is a Kính gửi line, but no agency after it.",
                 sheet.SpanOf(*zones.addressees_label, *zones.addressees_label));
  }
  return at;
}

}  // namespace vanthu::drafting
