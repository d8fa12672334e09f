#pragma once

#include <string_view>

#include "services/drafting/draft/draft.h"
#include "services/drafting/reading/pieces.h"

namespace vanthu::drafting {

// What a paragraph is by how it begins (Phụ lục I.II.6): Phần, Chương, Mục, Tiểu mục, Điều and lines in capitals are headings,
// "1." and "1.2." clauses, "a)" points (in the order of the Vietnamese alphabet: no f, j, w, z), a dash a list item.
BlockKind KindByForm(const Piece& piece);

// "Phần I", "Chương 1", "Phần thứ nhất: …": what parts a content, told by its label and number.
bool IsStructureLabel(const Piece& piece);

// Whether a text ends as a sentence or a lead ("…:") does, so that what follows is another paragraph.
bool EndsAsSentence(std::string_view text);

// "… giai đoạn 2025 / - 2027": the second line is no list item.
bool IsRestOfRange(const Piece& before, const Piece& piece);

// Căn cứ open the content (Phụ lục I.II.6): "Căn cứ …;", in a công văn also "Thực hiện …;". The same words may begin a sentence
// of the text itself: that one has a main clause.
bool IsBasis(const Block& block);

}  // namespace vanthu::drafting
