#pragma once

#include <string>
#include <string_view>

#include "services/drafting/reading/docx_document.h"

namespace vanthu::drafting {

// Gathers what stands in one paragraph: words with their looks, and what hangs on them.
class RunGatherer {
 public:
  RunGatherer(const DocxStyles& styles, DocxReader& reader, std::string_view paragraph_style, DocxParagraph& paragraph)
      : styles_(styles), reader_(reader), style_(paragraph_style), paragraph_(paragraph) {}

  // The children of a w:p, w:hyperlink, w:ins, w:smartTag …; a w:r as well.
  void Gather(const XmlElement& container);
  // Composes what composes over the borders of runs.
  void Finish();

 private:
  void GatherRun(const XmlElement& run);
  void GatherChild(const XmlElement& child, const RunLook& look);
  bool GatherSigns(const XmlElement& child, const RunLook& look);
  // Pictures, objects and text boxes under a drawing.
  void GatherDrawing(const XmlElement& drawing);
  void Append(std::string_view text, const RunLook& look);
  void Say(DocxFact fact) { paragraph_.facts.set(static_cast<size_t>(fact)); }

  const DocxStyles& styles_;
  DocxReader& reader_;
  std::string_view style_;
  DocxParagraph& paragraph_;
};

}  // namespace vanthu::drafting
