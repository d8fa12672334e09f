#include "services/drafting/reading/zones.h"

#include <algorithm>

#include "services/drafting/reading/annex_lines.h"
#include "services/drafting/reading/annexes.h"
#include "services/drafting/reading/archive_line.h"
#include "services/drafting/reading/header_lines.h"
#include "services/drafting/reading/pattern.h"
#include "services/drafting/reading/recipient_items.h"
#include "services/drafting/reading/signing_lines.h"
#include "services/platform/text/fold.h"

namespace vanthu::drafting {
namespace {

constexpr size_t kParagraphBytesMin = 160;  // no line of header or tail is as long
constexpr size_t kTailPiecesMax = 80;       // a list of recipients has some tens

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

bool IsLabel(const Piece& piece) { return IsRecipientsLabel(piece.folded); }
bool IsArchive(const Piece& piece) { return IsArchiveLine(piece.text); }
bool IsSigning(const Piece& piece) { return !piece.table && IsSigningLine(piece.text); }

// "./." or "/." behind the last word (Phụ lục I.II.6).
bool EndsContent(const Piece& piece) {
  static const auto& kPattern = *new Pattern(R"(\./\.$|[^0-9 ]/\.$)");
  return kPattern.Matches(piece.folded);
}

bool LooksLikeParagraph(const Piece& piece) {
  if (piece.table || IsBodyStart(piece.folded) || piece.text.size() >= kParagraphBytesMin) return true;
  const bool ends_sentence = piece.text.find_last_of(".;:") == piece.text.size() - 1;
  return ends_sentence && !IsDashed(piece.text) && !IsLabel(piece) && !IsArchive(piece) && !IsSymbolLine(piece.folded);
}

// A quốc hiệu behind a tail begins another dispatch; the head of an annex may bear one too.
std::optional<size_t> FindNextDispatch(const Sheet& sheet) {
  static constexpr size_t kHeaderPiecesMax = 16;
  static constexpr size_t kLineBytesMax = 200;
  const auto tail = FirstOf(sheet, 0, sheet.size(), [](const Piece& piece) { return IsLabel(piece) || IsArchive(piece); });
  const auto names_nation = [](const Piece& piece) {
    return piece.text.size() < kLineBytesMax && piece.folded.find("cong hoa xa hoi chu nghia viet nam") != std::string::npos;
  };
  const auto nation = FirstOf(sheet, tail.value_or(sheet.size()), sheet.size(), names_nation);
  if (!nation) return std::nullopt;
  size_t begin = *nation;
  while (begin > 0 && sheet[begin - 1].span.first_line == sheet[*nation].span.first_line) --begin;
  for (size_t at = *tail + 1; at < std::min(sheet.size(), *nation + kHeaderPiecesMax); ++at) {
    if (BeginsAnnex(sheet, at)) return std::nullopt;
  }
  return begin;
}

// A label that a list, a Lưu line or a signature follows: the text itself may say where applications are received. The last one
// has the tail.
std::optional<size_t> FindLabel(const Sheet& sheet, size_t end) {
  const auto follows = [](const Piece& piece) { return IsArchive(piece) || IsSigning(piece); };
  std::optional<size_t> label;
  bool closed = false, goes_on = true;  // what "./." has closed does not open again
  for (size_t at = 0; at < end; ++at) {
    if (label && BeginsAnnex(sheet, at) && !IsSigning(sheet[at])) break;
    if (goes_on && IsLabel(sheet[at]) && FirstOf(sheet, at + 1, std::min(end, at + kTailPiecesMax), follows)) {
      label = at;
      goes_on = false;
      if (closed) break;
    } else if (label) {
      goes_on = goes_on || LooksLikeParagraph(sheet[at]);
    }
    closed = closed || EndsContent(sheet[at]);
  }
  return label ? label : LastOf(sheet, end, IsLabel);
}

size_t FindEnd(const Sheet& sheet, const std::optional<size_t>& label, size_t end) {
  const auto closes = [](const Piece& piece) { return IsArchive(piece) || EndsContent(piece); };
  const size_t from = label ? *label : FirstOf(sheet, 0, end, closes).value_or(end / 2);
  for (size_t at = from; at < end; ++at) {
    if (BeginsAnnex(sheet, at) && !IsSigning(sheet[at])) return at;
  }
  return end;
}

// A signature block ends with a name, and no paragraph stands in it: capitals that name a position stand above the căn cứ of a
// quyết định too.
bool LeadsToName(const Sheet& sheet, size_t at, size_t end, const std::optional<size_t>& label) {
  bool position = false;
  for (size_t next = at; next < std::min(end, at + kTailPiecesMax); ++next) {
    const Piece& piece = sheet[next];
    bool named = false;
    for (const SigningPart& part : SigningPartsOf(piece.text)) {
      position = position || part.kind == SigningKind::kPosition;
      named = named || (part.kind == SigningKind::kName && (position || text::HasLowerCase(part.text)));
    }
    if (named && !IsDashed(piece.text) && !IsPortalLine(piece.folded)) return true;
    const bool in_list = label && next > *label && piece.text.size() < kParagraphBytesMin;
    if (!in_list && LooksLikeParagraph(piece)) return false;
  }
  return false;
}

// Behind the header: names of agencies there ("THANH TRA TỈNH …") look like positions.
size_t ContentBegin(const Sheet& sheet, size_t end) {
  const auto begins = [](const Piece& piece) { return IsAddresseesLabel(piece.folded) || IsBodyStart(piece.folded); };
  const auto titles = [](const Piece& piece) { return TypeTitle(piece.text).has_value(); };
  const auto numbers = [](const Piece& piece) { return IsSymbolLine(piece.folded); };
  if (const auto at = FirstOf(sheet, 0, end, begins)) return *at;
  if (const auto at = FirstOf(sheet, 0, end, titles)) return *at;
  return FirstOf(sheet, 0, end, numbers).value_or(0);
}

// The first block behind the content: one that the content quotes is followed by more of it.
std::optional<size_t> FindSignature(const Sheet& sheet, size_t end, const std::optional<size_t>& label) {
  std::optional<size_t> block;
  const size_t begin = ContentBegin(sheet, end);
  bool is_closed = FirstOf(sheet, 0, begin, EndsContent).has_value(), goes_on = true;
  for (size_t at = begin; at < end && !(block && label && at > *label && !goes_on); ++at) {
    if (goes_on && IsSigning(sheet[at]) && LeadsToName(sheet, at, end, label)) {
      block = at;
      goes_on = false;
      if (is_closed) break;
    } else if (block && (!label || at < *label)) {
      goes_on = goes_on || LooksLikeParagraph(sheet[at]);
    }
    is_closed = is_closed || EndsContent(sheet[at]);
  }
  if (block) return block;
  const size_t closed = label ? *label : LastOf(sheet, end, EndsContent).value_or(end);
  if (const auto behind = FirstOf(sheet, closed, end, IsSigning)) return behind;
  const auto last = label ? LastOf(sheet, *label, IsSigning) : std::nullopt;
  return last && !FirstOf(sheet, *last + 1, *label, LooksLikeParagraph) ? last : std::nullopt;
}

// Without a label, the Lưu line still shows a list of recipients: back to the last word of the content, or while lines have
// dashes.
std::optional<size_t> UnlabelledRecipients(const Sheet& sheet, size_t end) {
  const auto archive = LastOf(sheet, end, IsArchive);
  if (!archive) return std::nullopt;
  const auto closing = LastOf(sheet, *archive, EndsContent);
  size_t first = *archive;
  while (first > 0 && (closing ? first - 1 > *closing : !sheet[first].after_blank)) {
    const Piece& before = sheet[first - 1];
    const bool signing = IsSigning(before) || IsPersonalName(before.text) || IsSignedNote(before.folded);
    if (!IsDashed(before.text) && !signing && !IsRule(before.text)) break;
    --first;
  }
  while (first < *archive && !IsDashed(sheet[first].text)) ++first;
  return first;
}

// The label before the content, if it is one: no content stands between it and a title above it.
std::optional<size_t> FindAddressees(const Sheet& sheet, size_t end) {
  const auto label = FirstOf(sheet, 0, end, [](const Piece& piece) { return IsAddresseesLabel(piece.folded); });
  const auto title = FirstOf(sheet, 0, label.value_or(end), [](const Piece& piece) { return TypeTitle(piece.text).has_value(); });
  if (!label || !title) return label;
  const auto basis = FirstOf(sheet, *title + 1, *label, [](const Piece& piece) { return IsBodyStart(piece.folded); });
  return basis ? std::nullopt : label;
}

size_t HeaderEnd(const Sheet& sheet, const Zones& zones) {
  if (zones.title) return *zones.title;
  if (zones.addressees_label) return *zones.addressees_label;
  const auto begins = [](const Piece& piece) { return LooksLikeParagraph(piece) && !IsHeaderLine(piece.folded); };
  return FirstOf(sheet, 0, zones.tail_begin, begins).value_or(zones.tail_begin);
}

}  // namespace

Zones FindZones(const Sheet& sheet) {
  Zones zones;
  zones.next_dispatch = FindNextDispatch(sheet);
  const size_t end = zones.next_dispatch.value_or(sheet.size());
  zones.recipients = FindLabel(sheet, end);
  zones.end = FindEnd(sheet, zones.recipients, end);
  zones.signature = FindSignature(sheet, zones.end, zones.recipients);
  if (!zones.recipients) zones.recipients = UnlabelledRecipients(sheet, zones.end);
  zones.tail_begin = std::min(zones.recipients.value_or(zones.end), zones.signature.value_or(zones.end));
  zones.addressees_label = FindAddressees(sheet, zones.tail_begin);
  zones.title = FirstOf(sheet, 0, zones.addressees_label.value_or(zones.tail_begin),
                        [](const Piece& piece) { return TypeTitle(piece.text).has_value(); });
  zones.header_end = HeaderEnd(sheet, zones);
  return zones;
}

}  // namespace vanthu::drafting
