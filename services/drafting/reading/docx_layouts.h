#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/drafting/draft/draft.h"

namespace vanthu::drafting {

// For tests: the ways in which the parts of a dispatch are set in a .docx.
struct DocxLayout {
  enum class Columns { kTable, kTabs, kBoxes, kLines };
  Columns header = Columns::kTable;
  Columns tail = Columns::kTable;  // no text boxes there
  bool by_styles = false;          // capitals and bold come from styles and those they are based on
  bool numbers_itself = false;     // "1." and "a)" of the content are Word's own
  bool split_runs = false;         // each word is a run, as spelling checkers leave them
  std::string Name() const;
};
std::vector<DocxLayout> AllDocxLayouts();

// The draft as a .docx of that layout.
std::string DocxOf(const Draft& draft, const DocxLayout& layout);

// What a draft says, one "field: words" each, without where it stood.
std::vector<std::string> SaidBy(const Draft& draft);

}  // namespace vanthu::drafting
