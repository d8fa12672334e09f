#include "services/drafting/reading/text_manuscript.h"

#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_replace.h"
#include "services/platform/text/lines.h"

namespace vanthu::drafting {
namespace {

// Markdown's bold, as chat programs and converters leave it.
constexpr char kEmphasis[] = "**";

void TakeEmphasisOff(ManuscriptLine& line, Manuscript& manuscript) {
  if (!absl::StrContains(line.text, kEmphasis)) return;
  const std::string plain = absl::StrReplaceAll(line.text, {{kEmphasis, ""}});
  if (text::IsBlankText(plain)) return;  // a line of nothing but marks stays as it is: a drawn rule
  line.text = std::string(text::Trim(plain));
  manuscript.mended.push_back({"file", "Đã bỏ dấu ** ở dòng này.", "The marks ** were taken off this line.", line.span});
}

}  // namespace

Manuscript ManuscriptOf(const PlainText& plain) {
  Manuscript manuscript;
  if (!plain.was_nfc) {
    manuscript.mended.push_back({"file",
                                 "Chữ tổ hợp (NFD) đã được chuyển sang dạng dựng sẵn (NFC).",
                                 "Decomposed letters (NFD) were composed (NFC).",
                                 {}});
  }
  int number = 0;
  bool after_blank = true;
  for (const std::string_view text : text::SplitLines(plain.nfc)) {
    ++number;
    if (text::IsBlankText(text)) {
      after_blank = true;
      continue;
    }
    ManuscriptLine line{{number, number}, std::string(text::Trim(text)), {}, {}, after_blank};
    TakeEmphasisOff(line, manuscript);
    manuscript.lines.push_back(std::move(line));
    after_blank = false;
  }
  return manuscript;
}

}  // namespace vanthu::drafting
