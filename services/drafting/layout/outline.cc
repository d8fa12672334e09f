#include "services/drafting/layout/outline.h"

#include <algorithm>
#include <array>

namespace vanthu::drafting {

int Outline::Add(std::string_view type, int parent) {
  const int element = static_cast<int>(nodes_.size());
  nodes_.push_back({.type = std::string(type)});
  children_.emplace_back();
  children_[static_cast<size_t>(parent)].push_back(element);
  return element;
}

int Outline::AddField(std::string_view name, int parent) {
  const int element = Add("Form", parent);
  nodes_.back().field = std::string(name);
  return element;
}

int Outline::AddCell(int row, std::string_view head_of, int column_span, int row_span) {
  const int element = Add(head_of.empty() ? "TD" : "TH", row);
  nodes_.back().scope = std::string(head_of);
  nodes_.back().column_span = column_span;
  nodes_.back().row_span = row_span;
  return element;
}

std::string_view Outline::HeadingType(int rank) {
  constexpr std::array<std::string_view, 6> kTypes = {"H1", "H2", "H3", "H4", "H5", "H6"};
  while (!open_ranks_.empty() && open_ranks_.back() >= rank) open_ranks_.pop_back();
  open_ranks_.push_back(rank);
  return kTypes[std::min(open_ranks_.size(), kTypes.size()) - 1];
}

pdf::StructureElement Outline::TreeOf(int element) const {
  pdf::StructureElement tree = nodes_[static_cast<size_t>(element)];
  for (const int child : children_[static_cast<size_t>(element)]) tree.children.push_back(TreeOf(child));
  return tree;
}

}  // namespace vanthu::drafting
