#include "services/drafting/reading/pattern.h"

namespace vanthu::drafting {

std::optional<Pattern::Groups> Pattern::FindIn(const text::FoldedText& folded, std::string_view original,
                                               size_t folded_from) const {
  const std::string& text = folded.text();
  std::vector<re2::StringPiece> pieces(static_cast<size_t>(expression_.NumberOfCapturingGroups()) + 1);
  if (!expression_.Match(text, folded_from, text.size(), re2::RE2::UNANCHORED, pieces.data(), static_cast<int>(pieces.size()))) {
    return std::nullopt;
  }
  Groups groups;
  for (const re2::StringPiece& piece : pieces) {
    if (piece.data() == nullptr) {
      groups.emplace_back();
      continue;
    }
    const auto begin = static_cast<size_t>(piece.data() - text.data());
    const size_t from = folded.OriginalOffset(begin);
    groups.push_back(original.substr(from, folded.OriginalOffset(begin + piece.size()) - from));
  }
  return groups;
}

}  // namespace vanthu::drafting
