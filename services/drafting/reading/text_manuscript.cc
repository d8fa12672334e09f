#include "services/drafting/reading/text_manuscript.h"

#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/drafting/reading/line_list.h"
#include "services/drafting/reading/markup.h"
#include "services/platform/text/lines.h"

namespace vanthu::drafting {
namespace {

void SayTaken(const LineList& asterisks, const LineList& tags, Manuscript& manuscript) {
  if (!asterisks.empty()) {
    manuscript.mended.push_back({"file", absl::StrCat("Đã bỏ dấu * đánh dấu chữ đậm, nghiêng ở dòng ", asterisks.Text(), "."),
                                 absl::StrCat("The marks * of bold and italic were taken off line ", asterisks.Text(), "."),
                                 asterisks.span()});
  }
  if (!tags.empty()) {
    manuscript.mended.push_back({"file", absl::StrCat("Đã bỏ thẻ định dạng HTML ở dòng ", tags.Text(), "."),
                                 absl::StrCat("HTML's formatting tags were taken off line ", tags.Text(), "."), tags.span()});
  }
}

}  // namespace

Manuscript ManuscriptOf(const PlainText& plain) {
  Manuscript manuscript;
  manuscript.mended = plain.mended;
  MarkupReader markup;
  LineList asterisks, tags;
  int number = 0;
  bool after_blank = true;
  for (const std::string_view text : text::SplitLines(plain.nfc)) {
    ++number;
    if (text::IsBlankText(text)) {
      after_blank = true;
      markup.BlankLine();
      continue;
    }
    auto marked = markup.Read(text);
    if (marked.empty()) marked.push_back({std::string(text::Trim(text)), {}});  // nothing but tags: shown as they are
    if (markup.took_asterisks()) asterisks.Add(number);
    if (markup.took_tags()) tags.Add(number);
    for (MarkedLine& line : marked) {
      manuscript.lines.push_back({{number, number}, std::move(line.text), std::move(line.emphasis), {}, after_blank});
      after_blank = false;
    }
  }
  SayTaken(asterisks, tags, manuscript);
  return manuscript;
}

}  // namespace vanthu::drafting
