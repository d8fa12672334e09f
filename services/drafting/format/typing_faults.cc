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

}  // namespace

std::string WithSingleBlanks(std::string_view text) {
  return HasTwoBlanks(text) ? text::CollapseBlanks(text) : std::string(text);
}

std::string WithoutBlankBeforeMark(std::string_view text) {
  std::string right;
  for (size_t at = 0; at < text.size(); ++at) {
    if (!IsWronglySpaced(text, at)) right += text[at];
  }
  return right;
}

std::string WithBlankAfterMark(std::string_view text) {
  std::string right;
  for (size_t at = 0; at < text.size(); ++at) {
    right += text[at];
    const bool is_mark = text[at] == ',' || text[at] == ';';
    if (is_mark && at > 0 && (IsLetter(Byte(text, at - 1)) || text[at - 1] == ' ') && IsLetter(Byte(text, at + 1)) &&
        !IsPunctuationLead(text, at + 1))
      right += ' ';
  }
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

std::string WithoutInvisible(std::string_view text) {
  std::string right;
  size_t copied = 0;
  for (const ByteRange& range : InvisibleIn(text)) {
    right.append(text.substr(copied, range.begin - copied));
    copied = range.end;
  }
  return right.append(text.substr(copied));
}

bool MayHaveForeignMarks(std::string_view nfc) {
  for (size_t at = 0; at < nfc.size(); ++at) {
    const unsigned char byte = Byte(nfc, at), next = Byte(nfc, at + 1);
    if (byte < 0xC0) continue;
    switch (byte) {
      case 0xC2:  // signs, no letters
        break;
      case 0xC3:  // Ñ, Ç and the like
        if (next == 0x91 || next == 0xB1 || next == 0x87 || next == 0xA7) return true;
        break;
      case 0xC4:  // Ă Đ Ĩ
        if (next != 0x82 && next != 0x83 && next != 0x90 && next != 0x91 && next != 0xA8 && next != 0xA9) return true;
        break;
      case 0xC5:  // Ũ
        if (next != 0xA8 && next != 0xA9) return true;
        break;
      case 0xC6:  // Ơ Ư
        if (next != 0xA0 && next != 0xA1 && next != 0xAF && next != 0xB0) return true;
        break;
      case 0xE1:  // U+1EA0 to U+1EFF
        if (next != 0xBB && (next != 0xBA || Byte(nfc, at + 2) < 0xA0)) return true;
        break;
      case 0xE2:  // punctuation
        break;
      default:
        return true;
    }
  }
  return false;
}

}  // namespace vanthu::drafting
