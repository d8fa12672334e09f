#pragma once

#include <string>
#include <vector>

namespace vanthu::pdf {

// A run of a page's content that one element holds: the `mark`-th tagged run of that page, both counted from 0 in the order in
// which they were drawn. Runs tagged as artifacts are not counted.
struct ContentMark {
  int page = 0;
  int mark = 0;
};

// A node of a document's logical structure (ISO 32000-1, 14.8.4), in the order in which it is read aloud. It holds other
// elements, or runs of content, or a signature field; never two kinds of them.
struct StructureElement {
  std::string type;  // "Document", "P", "H1", "L", "LI", "LBody", "Table", "TR", "TH", "TD", "Form"
  std::vector<StructureElement> children;
  std::vector<ContentMark> marks;
  std::string field;  // of a Form: the name of the field it stands for
  std::string scope;  // of a TH: "Column" or "Row"
  int column_span = 1;
  int row_span = 1;
};

}  // namespace vanthu::pdf
