#include "services/drafting/reading/body.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/drafting/reading/block_form.h"
#include "services/drafting/reading/paragraphs.h"
#include "services/drafting/reading/pattern.h"
#include "services/drafting/reading/remarks.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"

namespace vanthu::drafting {
namespace {

constexpr size_t kNoteBytesMax = 4000;

bool IsAttachmentNote(const Paragraph& paragraph) {
  static const auto& kPattern = *new Pattern(
      R"(^\((co |tai lieu |van ban |ho so |danh sach |noi dung )?(gui |dinh |kem |xin gui )+(kem|theo)\b.*\)[./;]*$)");
  if (paragraph.block.text.size() > kNoteBytesMax || paragraph.block.text.front() != '(') return false;
  return kPattern.Matches(text::Fold(paragraph.block.text));
}

// "./." after the last word (Phụ lục I.II.6), and what people write instead of it.
void CutClosing(Draft& draft) {
  if (draft.body.empty()) return;
  Block& last = draft.body.back();
  for (const std::string_view mark : {"./.", "/.", "."}) {
    if (last.text.size() < mark.size() || !std::string_view(last.text).ends_with(mark)) continue;
    draft.closing = std::string(mark);
    last.text = std::string(text::Trim(std::string_view(last.text).substr(0, last.text.size() - mark.size())));
    const auto size = static_cast<int>(last.text.size());
    std::erase_if(last.emphasis, [&](const Emphasis& run) { return run.begin >= size; });
    for (Emphasis& run : last.emphasis) run.end = std::min(run.end, size);
    return;
  }
}

// What stands behind "./." is no content by the form; it is kept, and said.
void SayTextBehindClosing(Draft& draft) {
  if (!draft.closing.empty()) return;
  for (const Block& block : draft.body) {
    if (!std::string_view(block.text).ends_with("./.")) continue;
    SayUndecided(draft, "closing", "Sau dấu \"./.\" còn có nội dung.", "Text follows behind the closing mark \"./.\".",
                 block.span);
    return;
  }
}

bool IsClosingAlone(const Paragraph& paragraph) { return paragraph.block.text == "./." || paragraph.block.text == "/."; }

void Give(Sheet& sheet, const Paragraph& paragraph, std::string_view field, Certainty certainty = Certainty::kSure) {
  for (size_t at = paragraph.first; at <= paragraph.last; ++at) {
    if (sheet.IsFree(at)) sheet.Give(at, field, certainty);
  }
}

}  // namespace

void ReadBody(Sheet& sheet, size_t begin, size_t end, Certainty certainty, Draft& draft) {
  bool bases_may_follow = true;
  std::string closing_line;
  for (Paragraph& paragraph : ParagraphsOf(sheet, begin, end, draft)) {
    if (IsAttachmentNote(paragraph) && draft.attachment_note.empty()) {
      draft.attachment_note = std::move(paragraph.block.text);
      Give(sheet, paragraph, "attachment_note");
      continue;
    }
    if (IsClosingAlone(paragraph) && closing_line.empty()) {
      closing_line = paragraph.block.text;
      Give(sheet, paragraph, "closing");
      continue;
    }
    if (paragraph.block.kind == BlockKind::kParagraph && bases_may_follow) {
      bases_may_follow = IsBasis(paragraph.block);
      if (bases_may_follow) paragraph.block.kind = BlockKind::kBasis;
    }
    Give(sheet, paragraph, "body", certainty);
    draft.body.push_back(std::move(paragraph.block));
  }
  closing_line.empty() ? CutClosing(draft) : static_cast<void>(draft.closing = closing_line);
  SayTextBehindClosing(draft);
}

}  // namespace vanthu::drafting
