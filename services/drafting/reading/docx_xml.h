#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"

namespace vanthu::drafting {

// Tables in tables in text boxes stand some tens deep; what walks a tree is recursive.
inline constexpr int kXmlDepthMax = 200;
// About 100 bytes each are kept: some tens of megabytes for all parts of one file.
inline constexpr int kXmlElementsMax = 500'000;

// An element of a part, with what reading asks for: of names, attributes and texts that only say how it looks (sizes, colours,
// languages, earlier looks) nothing is kept.
struct XmlElement {
  std::string name;  // "w:p" whatever prefix the file has for WordprocessingML, its strict form too; bare for unknown namespaces
  std::vector<std::pair<std::string, std::string>> attributes;  // by local name
  std::vector<XmlElement> children;
  std::string text;  // of w:t and m:t

  std::string_view Attribute(std::string_view local_name) const;  // empty: none
  const XmlElement* Child(std::string_view child_name) const;     // the first; null: none
  // The attribute val of that child; empty: none.
  std::string_view Value(std::string_view child_name) const;
};

// Reads the parts of one file, which share one budget of elements.
class XmlReader {
 public:
  explicit XmlReader(std::string_view file_name) : file_name_(file_name) {}

  // UNSAFE_FILE for a document type declaration (what entity bombs need, and no Office program writes: ECMA-376 Part 2, 6.2.5)
  // and for what is too deep; FILE_TOO_LARGE; DAMAGED_FILE.
  absl::StatusOr<XmlElement> Read(std::string_view xml, std::string_view part);

 private:
  std::string file_name_;
  int elements_left_ = kXmlElementsMax;
};

}  // namespace vanthu::drafting
