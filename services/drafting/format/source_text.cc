#include "services/drafting/format/source_text.h"

#include <algorithm>

#include "services/platform/text/lines.h"
#include "services/platform/text/nfc.h"

namespace vanthu::drafting {

SourceText::SourceText(std::string_view bytes) : bytes_(bytes), lines_(text::SplitLines(bytes_)), is_nfc_(text::IsNfc(bytes_)) {}

std::string_view SourceText::Line(int number) const {
  return number < 1 || number > line_count() ? std::string_view() : lines_[static_cast<size_t>(number) - 1];
}

std::string SourceText::With(std::vector<TextEdit> edits) const {
  std::vector<TextEdit> made;
  for (TextEdit& edit : edits) {
    const bool fits = edit.begin <= edit.end && edit.end <= Line(edit.line).size();
    const bool is_free = std::none_of(made.begin(), made.end(), [&](const TextEdit& other) { return Overlap(edit, other); });
    if (fits && is_free) made.push_back(std::move(edit));
  }
  std::sort(made.begin(), made.end(),
            [](const TextEdit& a, const TextEdit& b) { return a.line != b.line ? a.line < b.line : a.begin < b.begin; });
  std::string text;
  size_t copied = 0;
  for (const TextEdit& edit : made) {
    const size_t line_at = static_cast<size_t>(Line(edit.line).data() - bytes_.data());
    text.append(bytes_, copied, line_at + edit.begin - copied).append(edit.text);
    copied = line_at + edit.end;
  }
  return text.append(bytes_, copied);
}

bool Overlap(const TextEdit& one, const TextEdit& other) {
  return one.line == other.line && one.begin <= other.end && other.begin <= one.end;
}

}  // namespace vanthu::drafting
