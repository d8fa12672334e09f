#include "services/drafting/reading/addressees.h"

#include <algorithm>

#include "services/drafting/reading/agency_names.h"
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
  static const auto& kLabel = *new Pattern(R"(^kinh ?gui ?:? ?(.*)$)");
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

// A name alone on its line, without dash or stop, below others like it: no sentence is as short, or lacks its end.
bool LooksLikeItem(const Piece& piece) {
  static constexpr size_t kNameBytesMax = 80;
  static const auto& kVerb = *new Pattern(R"([0-9.:]|\b(de nghi|yeu cau|nhan duoc|thong bao|bao cao|kinh|xin|da|co|ve)\b)");
  return piece.text.size() < kNameBytesMax && !kVerb.Matches(piece.folded);
}

enum class Line { kItem, kContinuation, kAfter };

// `one_a_line`: nothing stands on the label's own line, so what is under it may be a name on each.
Line Judge(const Piece& piece, const Draft& draft, bool one_a_line) {
  const bool too_long = piece.table || piece.text.size() > kItemBytesMax;
  if (too_long || IsBodyStart(piece.folded) || IsHeaderLine(piece.folded)) return Line::kAfter;
  const bool list_ended = EndedWith(draft, ".") && (piece.after_blank || !IsDashed(piece.text));
  if (list_ended) return Line::kAfter;
  if (IsDashed(piece.text)) return Line::kItem;
  const bool open = !draft.addressees.empty() && (draft.addressees.back().punctuation.empty() || EndedWith(draft, ","));
  const bool bracket = piece.text.front() == '(' && !piece.after_blank;
  if (open && (text::StartsWithLowerCase(piece.text) || bracket)) return Line::kContinuation;
  const bool expected =
      draft.addressees.empty() || (!piece.after_blank && (EndedWith(draft, ";") || (one_a_line && LooksLikeItem(piece))));
  return expected && IsAgencyName(piece.folded) ? Line::kItem : Line::kAfter;
}

// The lines from `at` on that are items, each given to `field`; returns the first that is none.
size_t ReadItems(Sheet& sheet, size_t at, size_t end, std::string_view field, Draft& draft) {
  const bool one_a_line = draft.addressees.empty();
  for (; at < end; ++at) {
    if (!sheet.IsFree(at)) continue;
    const Span span = sheet.SpanOf(at, at);
    const Line line = Judge(sheet[at], draft, one_a_line);
    if (line == Line::kAfter) break;
    const bool sure = IsDashed(sheet[at].text);
    if (!field.empty()) sheet.Give(at, field, sure ? Certainty::kSure : Certainty::kLikely);
    if (line == Line::kItem) {
      for (RecipientItem& item : ParseItems(WithoutDash(sheet[at].text), span)) draft.addressees.push_back(std::move(item));
    } else {
      draft.addressees.back() = Continued(draft.addressees.back(), sheet[at].text, span);
    }
  }
  return at;
}

// "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH … điện:" and the list under it (Phụ lục III, mẫu công điện).
void ReadTelegram(Sheet& sheet, size_t begin, size_t end, Draft& draft) {
  static constexpr size_t kLinesMax = 6;
  static const auto& kLabel = *new Pattern(R"((?:^|\S )dien ?: ?(.*)$)");
  for (size_t at = begin; at < std::min(end, begin + kLinesMax); ++at) {
    if (!sheet.IsFree(at) || sheet[at].text.size() > kItemBytesMax) continue;
    const auto groups = kLabel.FindIn(sheet[at].text);
    if (!groups) continue;
    draft.addressees = ParseItems((*groups)[1], sheet.SpanOf(at, at));
    ReadItems(sheet, at + 1, end, "", draft);
    return;
  }
}

}  // namespace

size_t ReadAddressees(Sheet& sheet, const Zones& zones, Draft& draft) {
  if (!zones.addressees_label) {
    const size_t begin = zones.title ? *zones.title + 1 : zones.header_end;
    if (draft.type == DocumentType::kTelegram) ReadTelegram(sheet, begin, zones.tail_begin, draft);
    ExpandLists(draft, "addressees", draft.addressees);
    return begin;
  }
  ReadLabel(sheet, *zones.addressees_label, draft);
  const size_t at = ReadItems(sheet, *zones.addressees_label + 1, zones.tail_begin, "addressees", draft);
  ExpandLists(draft, "addressees", draft.addressees);
  if (draft.addressees.empty()) {
    SayUndecided(draft, "addressees", "Có dòng Kính gửi nhưng không rõ gửi cơ quan nào.",
                 "There is a Kính gửi line, but no agency after it.",
                 sheet.SpanOf(*zones.addressees_label, *zones.addressees_label));
  }
  return at;
}

}  // namespace vanthu::drafting
