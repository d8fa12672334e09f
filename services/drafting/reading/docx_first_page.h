#pragma once

#include <vector>

#include "services/drafting/reading/docx_document.h"
#include "services/drafting/reading/docx_parts.h"

namespace vanthu::drafting {

// What stands above and below the text of the first page; null: nothing.
struct DocxFirstPage {
  const XmlElement* header = nullptr;
  const XmlElement* footer = nullptr;
};

// By the properties of the first section (ECMA-376 Part 1, 17.10). It points into the parts.
DocxFirstPage FirstPageOf(const DocxParts& parts);

// Some agencies keep quốc hiệu, their name and the place of the number in the page header. What the text has itself is a repeat.
bool HoldsLetterhead(const std::vector<DocxBlock>& header, const std::vector<DocxBlock>& body);

}  // namespace vanthu::drafting
