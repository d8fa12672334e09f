#include "services/drafting/reading/body.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/drafting/reading/header_lines.h"
#include "services/drafting/reading/pattern.h"
#include "services/drafting/reading/recipient_items.h"
#include "services/drafting/reading/remarks.h"
#include "services/drafting/reading/sentences.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"
#include "services/platform/text/utf8.h"

namespace vanthu::drafting {
namespace {

struct Paragraph {
  Block block;
  size_t first = 0;
  size_t last = 0;
};

BlockKind KindByForm(const Piece& piece) {
  static const auto& kHeading =
      *new Pattern(R"(^(phan|chuong|muc|tieu muc) ([ivxlc]+|[0-9]+|thu )\b|^dieu [0-9]+[a-z]?\b|^[ivx]+\. )");
  static const auto& kClause = *new Pattern(R"(^[0-9]{1,3}(\.[0-9]{1,3})*[.)/] ?[^0-9 ])");
  static const auto& kPoint = *new Pattern(R"(^[a-z]\) ?\S)");
  if (IsDashed(piece.text)) return BlockKind::kListItem;
  if (kClause.Matches(piece.folded)) return BlockKind::kClause;
  if (kPoint.Matches(piece.folded)) return BlockKind::kPoint;
  if (kHeading.Matches(piece.folded) && text::StartsWithUpperCase(piece.text)) return BlockKind::kHeading;
  return text::IsInCapitals(piece.text) ? BlockKind::kHeading : BlockKind::kParagraph;
}

// Căn cứ open the content (Phụ lục I.II.6): "Căn cứ …;", in a công văn also "Thực hiện …;". The same words may begin a sentence
// of the text itself: that one has a main clause.
bool IsBasis(const Block& block) {
  static const auto& kPattern = *new Pattern(R"(^(can cu|thuc hien|theo|xet|tiep theo|trien khai) )");
  if (!kPattern.Matches(text::Fold(block.text))) return false;
  const char last = block.text.back();
  if (last != '.' && last != ',') return last == ';';
  return MainClause(block.text) == block.text.size() && SentenceEnd(block.text) + 1 >= block.text.size();
}

bool EndsAsSentence(std::string_view text) {
  for (const std::string_view end : {".", ";", ":", "!", "?", "/", ")", "”", "\"", "…"}) {
    if (text.size() >= end.size() && text.substr(text.size() - end.size()) == end) return true;
  }
  return false;
}

bool GoesOn(const Paragraph& paragraph, const Piece& piece) {
  if (KindByForm(piece) != BlockKind::kParagraph || EndsAsSentence(paragraph.block.text)) return false;
  if (text::StartsWithLowerCase(piece.text)) return true;
  return !piece.after_blank && paragraph.block.kind != BlockKind::kHeading;
}

std::vector<Paragraph> ParagraphsOf(Sheet& sheet, size_t begin, size_t end, Draft& draft) {
  std::vector<Paragraph> paragraphs;
  for (size_t at = begin; at < end; ++at) {
    if (!sheet.IsFree(at)) continue;
    const Piece& piece = sheet[at];
    if (IsRule(piece.text)) {
      sheet.Give(at, "label");
      continue;
    }
    if (paragraphs.empty() || !GoesOn(paragraphs.back(), piece)) {
      paragraphs.push_back({{KindByForm(piece), piece.text, {}}, at, at});
      continue;
    }
    absl::StrAppend(&paragraphs.back().block.text, " ", piece.text);
    paragraphs.back().last = at;
    if (piece.after_blank) {
      draft.mended.push_back({"body", "Đã nối một đoạn bị ngắt bởi dòng trống giữa câu.",
                              "A paragraph broken by a blank line inside a sentence was joined.",
                              sheet.SpanOf(paragraphs.back().first, at)});
    }
  }
  for (Paragraph& paragraph : paragraphs) paragraph.block.span = sheet.SpanOf(paragraph.first, paragraph.last);
  return paragraphs;
}

void Give(Sheet& sheet, const Paragraph& paragraph, std::string_view field) {
  for (size_t at = paragraph.first; at <= paragraph.last; ++at) {
    if (sheet.IsFree(at)) sheet.Give(at, field);
  }
}

bool IsAttachmentNote(const Paragraph& paragraph) {
  static const auto& kPattern =
      *new Pattern(R"(^\((co |tai lieu |van ban |ho so |danh sach )?(gui |dinh |kem |xin gui )+(kem|theo)\b.*\)[./]*$)");
  return kPattern.Matches(text::Fold(paragraph.block.text));
}

// "./." after the last word (Phụ lục I.II.6), and what people write instead of it.
void CutClosing(Draft& draft) {
  if (draft.body.empty()) return;
  std::string& text = draft.body.back().text;
  for (const std::string_view mark : {"./.", "/.", "."}) {
    if (text.size() < mark.size() || text.compare(text.size() - mark.size(), mark.size(), mark) != 0) continue;
    draft.closing = std::string(mark);
    text = std::string(text::Trim(std::string_view(text).substr(0, text.size() - mark.size())));
    return;
  }
}

bool IsClosingAlone(const Paragraph& paragraph) { return paragraph.block.text == "./." || paragraph.block.text == "/."; }

}  // namespace

void ReadBody(Sheet& sheet, size_t begin, size_t end, Draft& draft) {
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
    Give(sheet, paragraph, "body");
    draft.body.push_back(std::move(paragraph.block));
  }
  closing_line.empty() ? CutClosing(draft) : static_cast<void>(draft.closing = closing_line);
}

}  // namespace vanthu::drafting
