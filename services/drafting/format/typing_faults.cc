#include "services/drafting/format/typing_faults.h"

#include "services/platform/text/lines.h"
#include "services/platform/text/utf8.h"

namespace vanthu::drafting {
namespace {

unsigned char Byte(std::string_view text, size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0; }

bool IsLetter(unsigned char byte) { return byte >= 0x80 || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z'); }

// Dashes, quotes and dots of U+2000–U+20FF, which are no letters although they have the high bit.
bool IsPunctuationLead(std::string_view text, size_t at) { return Byte(text, at) == 0xE2; }

bool IsInvisible(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || c == 0xAD;
}

bool HasTwoBlanks(std::string_view text) {
  for (size_t at = 0; at + 1 < text.size(); ++at) {
    const unsigned char byte = Byte(text, at);
    const bool is_wide_blank = byte == 0xC2 && Byte(text, at + 1) == 0xA0;
    if (is_wide_blank && (Byte(text, at + 2) == ' ' || (at > 0 && text[at - 1] == ' '))) return true;
    if (byte == '\t' || (byte == ' ' && text[at + 1] == ' ')) return true;
  }
  return false;
}

bool IsWronglySpaced(std::string_view text, size_t at) {
  if (text[at] != ' ' || at == 0 || text[at - 1] == ' ') return false;
  const unsigned char mark = Byte(text, at + 1), after = Byte(text, at + 2);
  if (mark == ',' || mark == ';' || mark == ':' || mark == '!' || mark == '?') return true;
  return mark == '.' && (after == 0 || after == ' ');
}

bool LacksBlankAfter(std::string_view text, size_t at) {
  if (at == 0 || IsPunctuationLead(text, at + 1)) return false;
  return (IsLetter(Byte(text, at - 1)) || text[at - 1] == ' ') && IsLetter(Byte(text, at + 1));
}

}  // namespace

std::optional<std::string> WithSingleBlanks(std::string_view text) {
  if (!HasTwoBlanks(text)) return std::nullopt;
  return text::CollapseBlanks(text);
}

std::optional<std::string> WithoutBlankBeforeMark(std::string_view text) {
  std::optional<std::string> right;
  size_t copied = 0;
  for (size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1)) {
    if (!IsWronglySpaced(text, at)) continue;
    if (!right) right.emplace();
    right->append(text.substr(copied, at - copied));
    copied = at + 1;
  }
  if (right) right->append(text.substr(copied));
  return right;
}

std::optional<std::string> WithBlankAfterMark(std::string_view text) {
  std::optional<std::string> right;
  size_t copied = 0;
  for (size_t at = text.find_first_of(",;"); at != std::string_view::npos; at = text.find_first_of(",;", at + 1)) {
    if (!LacksBlankAfter(text, at)) continue;
    if (!right) right.emplace();
    right->append(text.substr(copied, at + 1 - copied)).append(" ");
    copied = at + 1;
  }
  if (right) right->append(text.substr(copied));
  return right;
}

std::vector<ByteRange> InvisibleIn(std::string_view text) {
  std::vector<ByteRange> ranges;
  for (size_t at = 0; at < text.size();) {
    const unsigned char lead = Byte(text, at);
    if (lead != 0xC2 && lead != 0xE2 && lead != 0xEF) {  // the first bytes of those there are
      ++at;
      continue;
    }
    const text::CodePoint point = text::CodePointAt(text, at);
    at = point.end;
    if (!IsInvisible(point.value)) continue;
    if (!ranges.empty() && ranges.back().end == point.begin) {
      ranges.back().end = point.end;
    } else {
      ranges.push_back({point.begin, point.end});
    }
  }
  return ranges;
}

std::optional<std::string> WithoutInvisible(std::string_view text) {
  const auto ranges = InvisibleIn(text);
  if (ranges.empty()) return std::nullopt;
  std::string right;
  size_t copied = 0;
  for (const ByteRange& range : ranges) {
    right.append(text.substr(copied, range.begin - copied));
    copied = range.end;
  }
  return right.append(text.substr(copied));
}

}  // namespace vanthu::drafting
