#include "services/drafting/reading/zones.h"

#include <algorithm>

#include "services/drafting/reading/header_lines.h"
#include "services/platform/text/fold.h"

namespace vanthu::drafting {
namespace {

constexpr size_t kParagraphBytesMin = 160;  // no line of header or tail is as long

bool IsAnnexTitle(const Piece& piece) { return piece.folded.compare(0, 6, "phu lu") == 0 && text::IsInCapitals(piece.text); }

bool LooksLikeParagraph(const Piece& piece) {
  if (IsBodyStart(piece.folded) || piece.text.size() >= kParagraphBytesMin) return true;
  const bool ends_sentence = piece.text.find_last_of(".;:") == piece.text.size() - 1;
  const bool is_item = piece.text.front() == '-' || piece.text.front() == '+';
  return ends_sentence && !is_item && !IsRecipientsLabel(piece.folded);
}

template <class Test>
std::optional<size_t> FirstOf(const Sheet& sheet, size_t begin, size_t end, Test test) {
  for (size_t at = begin; at < end; ++at) {
    if (test(sheet[at])) return at;
  }
  return std::nullopt;
}

template <class Test>
std::optional<size_t> LastOf(const Sheet& sheet, size_t end, Test test) {
  for (size_t at = end; at > 0; --at) {
    if (test(sheet[at - 1])) return at - 1;
  }
  return std::nullopt;
}

bool IsSigningLine(const Piece& piece) { return IsAuthorityLine(piece.text) || IsPosition(piece.text); }

// Capitals that name a position also stand above the căn cứ of a quyết định: a signature block has no paragraph after it.
std::optional<size_t> SignatureIn(const Sheet& sheet, size_t end, std::optional<size_t> label) {
  const auto last = LastOf(sheet, end, IsSigningLine);
  if (!last) return std::nullopt;
  const size_t until = label && *label > *last ? *label : end;
  if ((!label || *label > *last) && FirstOf(sheet, *last + 1, until, LooksLikeParagraph)) return std::nullopt;
  size_t first = *last;
  const size_t stop = label && *label < *last ? *label + 1 : 0;
  for (size_t at = *last; at > stop; --at) {
    if (IsSigningLine(sheet[at - 1])) {
      first = at - 1;
    } else if (stop == 0) {
      break;
    }
  }
  return first;
}

// Without a label, the Lưu line still shows a list of recipients: its dashed lines end the file.
std::optional<size_t> UnlabelledRecipients(const Sheet& sheet, size_t end) {
  const auto archive = LastOf(sheet, end, [](const Piece& piece) {
    return piece.folded.compare(0, 5, "- luu") == 0 || piece.folded.compare(0, 4, "-luu") == 0;
  });
  if (!archive) return std::nullopt;
  size_t first = *archive;
  while (first > 0 && sheet[first - 1].folded.compare(0, 1, "-") == 0 && !sheet[first].after_blank) --first;
  return first;
}

size_t HeaderEnd(const Sheet& sheet, const Zones& zones) {
  if (zones.addressees_label) return *zones.addressees_label;
  if (zones.title) return *zones.title;
  return FirstOf(sheet, 0, zones.tail_begin, LooksLikeParagraph).value_or(zones.tail_begin);
}

}  // namespace

Zones FindZones(const Sheet& sheet) {
  Zones zones;
  zones.recipients_label = LastOf(sheet, sheet.size(), [](const Piece& piece) { return IsRecipientsLabel(piece.folded); });
  zones.end =
      FirstOf(sheet, zones.recipients_label.value_or(sheet.size() / 2), sheet.size(), IsAnnexTitle).value_or(sheet.size());
  zones.signature = SignatureIn(sheet, zones.end, zones.recipients_label);
  if (!zones.recipients_label) zones.recipients_label = UnlabelledRecipients(sheet, zones.end);
  zones.tail_begin = std::min(zones.recipients_label.value_or(zones.end), zones.signature.value_or(zones.end));
  zones.addressees_label =
      FirstOf(sheet, 0, zones.tail_begin, [](const Piece& piece) { return IsAddresseesLabel(piece.folded); });
  zones.title = FirstOf(sheet, 0, zones.addressees_label.value_or(zones.tail_begin),
                        [](const Piece& piece) { return TypeTitle(piece.text).has_value(); });
  zones.header_end = HeaderEnd(sheet, zones);
  return zones;
}

}  // namespace vanthu::drafting
