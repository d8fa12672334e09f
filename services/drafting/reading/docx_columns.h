#pragma once

#include <vector>

#include "services/drafting/reading/docx_document.h"

namespace vanthu::drafting {

// Whether a table only sets header, addressees or signatures in columns, as the form of the decree has them (Phụ lục I): it has
// at most two columns with words, and either no line of it is seen and it holds one of their components, or it holds one that
// nothing else has. Any other table is of the content.
bool SetsColumns(const DocxTable& table);

// The paragraphs inside, in order; those of tables in it too.
std::vector<const DocxParagraph*> ParagraphsIn(const std::vector<DocxBlock>& blocks);

bool HoldWords(const std::vector<DocxBlock>& blocks);
bool IsBlank(const DocxCell& cell);
// Whether all its words are bold: such a first row heads its table, though few mark it so.
bool IsBold(const DocxRow& row);

}  // namespace vanthu::drafting
