#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/drafting/draft/draft.h"

namespace vanthu::drafting {

// The numbered parts of a text (Phụ lục I.II.6), the wider before the narrower.
enum class LabelKind { kPart, kChapter, kSection, kSubsection, kRoman /* I. */, kArticle, kClause /* 1. */, kPoint /* a) */ };

// The number that a block begins with: "Chương II", "Điều 3.", "đ)".
struct Label {
  LabelKind kind = LabelKind::kClause;
  size_t block = 0;  // in the content
  int number = 0;    // its place in the order; 0 for a letter that the Vietnamese alphabet does not have
  // Bytes of the block's text: the number itself, and the mark after it (empty where there is none).
  size_t numeral_begin = 0, numeral_end = 0, mark_end = 0;
  bool is_roman = false;
  // A heading, or a text that announces a list, stands between this and the one of its kind before it.
  bool may_begin_anew = false;
};

using Labels = std::vector<Label>;

Labels LabelsOf(const std::vector<Block>& content);

// Those of one kind that are not the next after the one before them.
std::vector<Label> OutOfOrder(const Labels& labels, LabelKind kind);

std::optional<int> RomanValue(std::string_view numeral);  // none for what is no Roman number as the school writes it
std::string RomanNumeral(int value);                      // 1 to 399

// The letters that points are told by, in order: a, b, c, d, đ, e, g … (no ă, â, ê, ô, ơ, ư, as the decree's own text does).
std::optional<int> PointNumber(std::string_view letter);

// Whether what stands behind a dispatch is an annex (Phụ lục I.III.1), whose title is in capitals; a regulation behind its
// decision (mẫu 1.2) bears its type and, in lower case, a title of its own.
bool IsCalledAnnex(const Annex& annex);

}  // namespace vanthu::drafting
