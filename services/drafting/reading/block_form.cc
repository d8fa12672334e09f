#include "services/drafting/reading/block_form.h"

#include <string>

#include "services/drafting/reading/pattern.h"
#include "services/drafting/reading/recipient_items.h"
#include "services/drafting/reading/sentences.h"
#include "services/platform/text/fold.h"

namespace vanthu::drafting {

BlockKind KindByForm(const Piece& piece) {
  static const auto& kHeading = *new Pattern(
      R"(^(phan|chuong|muc|tieu muc) ([ivxlc]+|[0-9]+|thu \S+( \S+)?)([.:]| ?$| [^a-z])|^phan thu \S+|^dieu [0-9]+[a-z]?([.:]|$)|^[ivx]+\. )");
  static const auto& kNamed = *new Pattern(R"(^(chuong|muc|tieu muc|phan) ([ivxlc]+|[0-9]+)\b)");
  static const auto& kClause = *new Pattern(R"(^[0-9]{1,3}(\.[0-9]{1,3})*[.)/] ?[^0-9 ])");
  static const auto& kPoint = *new Pattern(R"(^[a-eg-ik-vxy]\d?\) ?\S)");
  if (piece.table) return BlockKind::kTable;
  if (IsDashed(piece.text)) return BlockKind::kListItem;
  if (kClause.Matches(piece.folded)) return BlockKind::kClause;
  if (kPoint.Matches(piece.folded)) return BlockKind::kPoint;
  if (text::IsInCapitals(piece.text)) return BlockKind::kHeading;
  const bool heads = kHeading.Matches(piece.folded) || (kNamed.Matches(piece.folded) && piece.text.size() < 40);
  return heads && text::StartsWithUpperCase(piece.text) ? BlockKind::kHeading : BlockKind::kParagraph;
}

bool IsStructureLabel(const Piece& piece) {
  static const auto& kLabel = *new Pattern(
      R"(^(phan|chuong|muc|tieu muc) ([ivxlc]+|[0-9]+|thu (nhat|mot|hai|ba|tu|nam|sau|bay|tam|chin|muoi))([.:]| ?$| ?[-–] )|^phan (mo dau|noi dung|ket luan)[.:]?$)");
  return !piece.table && text::StartsWithUpperCase(piece.text) && kLabel.Matches(piece.folded);
}

bool EndsAsSentence(std::string_view text) {
  for (const std::string_view end : {".", ";", ":", "!", "?", "/", ")", "”", "\"", "…"}) {
    if (text.ends_with(end)) return true;
  }
  return false;
}

bool IsRestOfRange(const Piece& before, const Piece& piece) {
  static const auto& kYear = *new Pattern(R"(^- ?[0-9]{1,4}\b)");
  const char last = before.text.back();
  return !piece.after_blank && last >= '0' && last <= '9' && kYear.Matches(piece.folded);
}

bool IsBasis(const Block& block) {
  static const auto& kPattern = *new Pattern(R"(^(can cu|thuc hien|theo|xet|tiep theo|trien khai|tren co so) )");
  if (!kPattern.Matches(text::Fold(block.text))) return false;
  const char last = block.text.back();
  if (last != '.' && last != ',') return last == ';';
  return MainClause(block.text) == block.text.size() && SentenceEnd(block.text) + 1 >= block.text.size();
}

}  // namespace vanthu::drafting
