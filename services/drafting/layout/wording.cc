#include "services/drafting/layout/wording.h"

#include <glib.h>

#include <algorithm>
#include <map>

#include "absl/strings/str_format.h"
#include "services/platform/text/nfc.h"

namespace vanthu::drafting {
namespace {

// Embeddings, overrides, isolates and direction marks: with them the page would read otherwise than the text that was approved.
bool ReordersText(gunichar character) {
  return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069) || character == 0x200E ||
         character == 0x200F || character == 0x061C;
}

// Pango takes time by the square of a word's length; no such word was ever meant.
constexpr size_t kLongestWord = 4000;  // bytes

bool HasEndlessWord(std::string_view text) {
  size_t begin = 0;
  while (text.size() - begin > kLongestWord) {
    const size_t end = std::min(text.find_first_of(" \n\t", begin), text.size());
    if (end - begin > kLongestWord) return true;
    begin = std::min(end + 1, text.size());
  }
  return false;
}

// The beginning of the letter in which `offset` lies.
size_t LetterAt(const std::string& text, int offset) {
  size_t at = std::min(static_cast<size_t>(std::max(offset, 0)), text.size());
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

}  // namespace

absl::Status JudgeWording(const Wording& wording) {
  const std::string& text = wording.text;
  if (g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr) == FALSE) {
    return PageNotSet(wording.component, {"không phải UTF-8", "it is not UTF-8"});
  }
  for (const char* at = text.data(); at < text.data() + text.size(); at = g_utf8_next_char(at)) {
    if (ReordersText(g_utf8_get_char(at))) {
      const std::string mark = absl::StrFormat("U+%04X", g_utf8_get_char(at));
      return PageNotSet(wording.component, {mark + " đổi thứ tự chữ", mark + " reorders the text"});
    }
  }
  if (HasEndlessWord(text)) {
    return PageNotSet(wording.component, {absl::StrFormat("có từ dài hơn %d byte", kLongestWord),
                                          absl::StrFormat("it has a word of more than %d bytes", kLongestWord)});
  }
  return absl::OkStatus();
}

Wording InNfc(const Wording& wording) {
  std::map<size_t, size_t> ends = {{wording.text.size(), 0}};  // in the text as it came → as it becomes
  for (const Emphasis& run : wording.emphasis) {
    ends.emplace(LetterAt(wording.text, run.begin), 0);
    ends.emplace(LetterAt(wording.text, run.end), 0);
  }
  Wording normal = {wording.component, "", wording.style};
  size_t begin = 0;
  for (auto& [end, becomes] : ends) {
    normal.text += text::ToNfc(std::string_view(wording.text).substr(begin, end - begin));
    becomes = normal.text.size();
    begin = end;
  }
  for (Emphasis run : wording.emphasis) {
    run.begin = static_cast<int>(ends[LetterAt(wording.text, run.begin)]);
    run.end = static_cast<int>(ends[LetterAt(wording.text, run.end)]);
    normal.emphasis.push_back(run);
  }
  return normal;
}

absl::Status PageNotSet(status::Bilingual component, const status::Cause& cause) {
  return status::CausedError(status::Reason::kPageNotSet, {absl::StrFormat("%s: %s", component.vietnamese, cause.vietnamese),
                                                           absl::StrFormat("%s: %s", component.english, cause.english)});
}

}  // namespace vanthu::drafting
