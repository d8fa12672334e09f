#include "services/drafting/reading/phrase.h"

#include "absl/strings/str_cat.h"
#include "services/platform/text/lines.h"

namespace vanthu::drafting {

std::optional<Phrase> PhraseAt(const Sheet& sheet, size_t at, size_t end,
                               const std::function<Fit(const std::string& folded)>& fit) {
  static constexpr size_t kPiecesMax = 3;
  static constexpr size_t kBytesMax = 400;
  std::optional<Phrase> open;
  Phrase phrase;
  std::string folded;
  for (std::optional<size_t> next = at; next && *next < end && phrase.pieces.size() < kPiecesMax; next = sheet.Below(*next)) {
    if (!sheet.IsFree(*next) || phrase.text.size() > kBytesMax) break;
    absl::StrAppend(&phrase.text, phrase.text.empty() ? "" : " ", text::CollapseBlanks(sheet[*next].text));
    absl::StrAppend(&folded, folded.empty() ? "" : " ", sheet[*next].folded);
    phrase.pieces.push_back(*next);
    const Fit fits = fit(folded);
    if (fits == Fit::kYes) return phrase;
    if (fits == Fit::kOpen) open = phrase;
  }
  return open;
}

}  // namespace vanthu::drafting
