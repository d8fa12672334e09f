#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/platform/pdf/structure_element.h"

namespace vanthu::drafting {

// What a mark on the page belongs to when it belongs to nothing that is read aloud: rules, page numbers, repeated heads.
inline constexpr int kArtifact = -1;

// The rank of a heading that nothing stands over: the dispatch's title, an annex's.
inline constexpr int kTitleRank = 0;

// What the document says, in the order in which it is read, apart from where it stands: blocks name their elements here while
// they are set, the painter tells where each was drawn. An element is known by its number; the document itself is 0.
class Outline {
 public:
  static constexpr int kDocument = 0;

  // As the last child of `parent`: "P", "H1", "L", "Table".
  int Add(std::string_view type, int parent = kDocument);
  int AddField(std::string_view name, int parent = kDocument);
  // A cell of a table's row; a head names what it stands over, "Column" or "Row".
  int AddCell(int row, std::string_view head_of, int column_span, int row_span);

  const std::string& TypeOf(int element) const { return nodes_[static_cast<size_t>(element)].type; }
  void AddMark(int element, pdf::ContentMark mark) { nodes_[static_cast<size_t>(element)].marks.push_back(mark); }

  // The level of the next heading of a `rank` (0 highest): one below the last heading that stands over it, so that none is
  // skipped.
  std::string_view HeadingType(int rank);

  pdf::StructureElement Tree() const { return TreeOf(kDocument); }

 private:
  pdf::StructureElement TreeOf(int element) const;

  std::vector<pdf::StructureElement> nodes_ = {{.type = "Document"}};  // without their children
  std::vector<std::vector<int>> children_ = std::vector<std::vector<int>>(1);
  std::vector<int> open_ranks_;
};

}  // namespace vanthu::drafting
