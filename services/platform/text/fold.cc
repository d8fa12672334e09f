#include "services/platform/text/fold.h"

#include <algorithm>
#include <array>

#include "services/platform/text/lines.h"
#include "services/platform/text/nfc.h"
#include "services/platform/text/utf8.h"
#include "unicode/normalizer2.h"
#include "unicode/uchar.h"
#include "unicode/unistr.h"

namespace vanthu::text {
namespace {

constexpr char32_t kVietnameseEnd = 0x1F00;  // every letter of Vietnamese stands below; the rest is looked up in ICU

bool IsInvisible(char32_t c) {
  const int8_t category = u_charType(static_cast<UChar32>(c));
  return category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR;
}

char32_t Compute(char32_t c) {
  if (c == U'đ' || c == U'Đ') return U'd';
  if (IsInvisible(c)) return 0;
  if (u_charType(static_cast<UChar32>(c)) == U_DASH_PUNCTUATION || c == 0x2212) return U'-';
  UErrorCode error = U_ZERO_ERROR;
  icu::UnicodeString decomposed;
  char32_t base = c;
  if (icu::Normalizer2::getNFDInstance(error)->getDecomposition(static_cast<UChar32>(c), decomposed)) {
    base = static_cast<char32_t>(decomposed.char32At(0));
  }
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(base)));
}

const std::array<char32_t, kVietnameseEnd>& Table() {
  static const auto* const kTable = [] {
    auto* table = new std::array<char32_t, kVietnameseEnd>;
    for (char32_t c = 0; c < kVietnameseEnd; ++c) (*table)[c] = Compute(c);
    return table;
  }();
  return *kTable;
}

template <class Test>
bool AnyLetter(std::string_view text, Test test) {
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = CodePointAt(text, at);
    if (test(static_cast<UChar32>(point.value))) return true;
    at = point.end;
  }
  return false;
}

}  // namespace

char32_t FoldCodePoint(char32_t code_point) { return code_point < kVietnameseEnd ? Table()[code_point] : Compute(code_point); }

FoldedText::FoldedText(std::string_view original) : original_size_(original.size()) {
  folded_.reserve(original.size());
  offsets_.reserve(original.size());
  ForEachCodePoint(original, [&](const CodePoint& point) {
    const bool is_blank = IsBlank(point.value);
    if (is_blank && !folded_.empty() && folded_.back() == ' ') return;
    const char32_t folded = is_blank ? U' ' : FoldCodePoint(point.value);
    if (folded == 0) return;
    const auto offset = static_cast<uint32_t>(point.begin);
    if (folded < 0x80) {  // nearly always
      folded_ += static_cast<char>(folded);
      offsets_.push_back(offset);
      return;
    }
    const size_t before = folded_.size();
    AppendUtf8(folded, &folded_);
    offsets_.insert(offsets_.end(), folded_.size() - before, offset);
  });
}

size_t FoldedText::FoldedOffset(size_t original_at) const {
  return static_cast<size_t>(std::lower_bound(offsets_.begin(), offsets_.end(), original_at) - offsets_.begin());
}

std::string Fold(std::string_view text) { return std::string(Trim(FoldedText(text).text())); }

std::string Lower(std::string_view text) {
  std::string lower;
  ForEachCodePoint(ToNfc(text), [&](const CodePoint& point) {
    AppendUtf8(static_cast<char32_t>(u_tolower(static_cast<UChar32>(point.value))), &lower);
  });
  return lower;
}

std::string Upper(std::string_view text) {
  std::string upper;
  ForEachCodePoint(ToNfc(text), [&](const CodePoint& point) {
    AppendUtf8(static_cast<char32_t>(u_toupper(static_cast<UChar32>(point.value))), &upper);
  });
  return upper;
}

bool HasLowerCase(std::string_view text) { return AnyLetter(text, u_islower); }

bool HasUpperCase(std::string_view text) { return AnyLetter(text, u_isupper); }

bool StartsWithLowerCase(std::string_view text) {
  return !text.empty() && u_islower(static_cast<UChar32>(CodePointAt(text, 0).value));
}

bool StartsWithUpperCase(std::string_view text) {
  return !text.empty() && u_isupper(static_cast<UChar32>(CodePointAt(text, 0).value));
}

bool IsInCapitals(std::string_view text) {
  int capitals = 0;
  if (HasLowerCase(text)) return false;
  ForEachCodePoint(text, [&](const CodePoint& point) { capitals += u_isupper(static_cast<UChar32>(point.value)) ? 1 : 0; });
  return capitals >= 2;
}

}  // namespace vanthu::text
