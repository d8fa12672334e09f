#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/drafting/reading/docx_xml.h"

namespace vanthu::drafting {

// A page header or footer.
struct DocxPagePart {
  std::string relationship;  // the id by which sections name it
  XmlElement content;
};

// The parts of a .docx that hold its words, found by the package's relationships as Word finds them, whatever they are called.
struct DocxParts {
  XmlElement document;
  XmlElement styles;  // empty where the file has none; so are the next
  XmlElement numbering;
  std::vector<XmlElement> notes;  // footnotes, endnotes
  std::vector<DocxPagePart> page_parts;
  bool has_macros = false;
  bool has_remote_template = false;  // Word would fetch it from elsewhere when it opens the file, with its macros
};

// DAMAGED_FILE, UNSAFE_FILE, FILE_TOO_LARGE; UNSUPPORTED_FORMAT for a package of another kind (.odt, .xlsx), by what is in it.
absl::StatusOr<DocxParts> ReadDocxParts(std::string_view file_bytes, std::string_view file_name);

}  // namespace vanthu::drafting
