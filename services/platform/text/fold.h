#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::text {

// Lower and upper case letter by letter, diacritics kept, NFC.
std::string Lower(std::string_view text);
std::string Upper(std::string_view text);

// For search and matching: lower case, without diacritics, đ as d, every dash as '-', runs of blanks as one space, ends trimmed.
// Text in NFC and NFD fold alike.
std::string Fold(std::string_view text);

// A folded text that remembers where each of its bytes came from: match in `text()`, cut in the original. Blanks are joined, not
// trimmed.
class FoldedText {
 public:
  explicit FoldedText(std::string_view original);

  const std::string& text() const { return folded_; }
  // The byte of the original from which folded byte `at` came; its size for the end.
  size_t OriginalOffset(size_t at) const { return at < offsets_.size() ? offsets_[at] : original_size_; }
  // The first folded byte that came from `original_at` or after it.
  size_t FoldedOffset(size_t original_at) const;

 private:
  size_t original_size_;
  std::string folded_;
  std::vector<uint32_t> offsets_;
};

// The letter without diacritics in lower case; 0 for a combining or invisible mark.
char32_t FoldCodePoint(char32_t code_point);

bool HasLowerCase(std::string_view text);
bool HasUpperCase(std::string_view text);
bool StartsWithLowerCase(std::string_view text);
bool StartsWithUpperCase(std::string_view text);
// Written in capitals: at least two letters, none in lower case.
bool IsInCapitals(std::string_view text);

}  // namespace vanthu::text
