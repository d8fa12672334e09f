#pragma once

#include <array>

#include "services/drafting/reading/docx_document.h"
#include "services/drafting/reading/line_list.h"
#include "services/drafting/reading/manuscript.h"

namespace vanthu::drafting {

// On which lines of a .docx something stands that is no plain word.
class DocxRemarks {
 public:
  void Add(const DocxFacts& facts, int line);
  void Say(Manuscript& manuscript) const;

 private:
  std::array<LineList, static_cast<size_t>(DocxFact::kCount)> lines_;
};

// What the whole file has: macros, a template elsewhere, words in page headers or footers.
void SayMacros(Manuscript& manuscript);
void SayRemoteTemplate(Manuscript& manuscript);
void SayPageText(Manuscript& manuscript);

}  // namespace vanthu::drafting
