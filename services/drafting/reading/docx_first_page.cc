#include "services/drafting/reading/docx_first_page.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "services/drafting/reading/docx_columns.h"
#include "services/drafting/reading/docx_styles.h"
#include "services/drafting/reading/header_lines.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"

namespace vanthu::drafting {
namespace {

// A section's properties stand in its last paragraph, the last one's at the end of the body: the first ones found are the
// first's.
const XmlElement* FirstSection(const XmlElement& element) {
  if (element.name == "w:sectPr") return &element;
  for (const XmlElement& child : element.children) {
    if (const XmlElement* const found = FirstSection(child)) return found;
  }
  return nullptr;
}

const XmlElement* PartOf(const DocxParts& parts, const XmlElement& section, std::string_view reference, std::string_view type) {
  for (const XmlElement& child : section.children) {
    if (child.name != reference || child.Attribute("type") != type) continue;
    const auto part = std::find_if(parts.page_parts.begin(), parts.page_parts.end(),
                                   [&](const DocxPagePart& one) { return one.relationship == child.Attribute("id"); });
    return part == parts.page_parts.end() ? nullptr : &part->content;
  }
  return nullptr;
}

}  // namespace

DocxFirstPage FirstPageOf(const DocxParts& parts) {
  const XmlElement* const section = FirstSection(parts.document);
  if (section == nullptr) return {};
  const std::string_view type = OnOff(section, "w:titlePg").value_or(false) ? "first" : "default";
  return {PartOf(parts, *section, "w:headerReference", type), PartOf(parts, *section, "w:footerReference", type)};
}

bool HoldsLetterhead(const std::vector<DocxBlock>& header, const std::vector<DocxBlock>& body) {
  const auto holds = [](const std::vector<DocxBlock>& blocks, bool (*is_part)(const std::string& folded)) {
    const auto paragraphs = ParagraphsIn(blocks);
    return std::any_of(paragraphs.begin(), paragraphs.end(), [&](const DocxParagraph* paragraph) {
      return is_part(text::Fold(text::CollapseBlanks(paragraph->text)));
    });
  };
  const auto only_header = [&](bool (*is_part)(const std::string& folded)) {
    return holds(header, is_part) && !holds(body, is_part);
  };
  return only_header(BeginsNationalName) || only_header(IsSymbolLine);
}

}  // namespace vanthu::drafting
