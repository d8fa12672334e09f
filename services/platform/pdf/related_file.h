#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/platform/vocabulary/digest.h"

namespace vanthu::pdf {

// A file that travels beside a document and is no part of it; who signs the document signs its name and digest too.
struct RelatedFile {
  Digest digest;  // SHA-256
  std::string name;
  friend bool operator==(const RelatedFile&, const RelatedFile&) = default;
};

// Those that the document's metadata name, in their order; none where it has no metadata of ours, or cannot be read.
std::vector<RelatedFile> ReadRelatedFiles(std::string_view pdf);

}  // namespace vanthu::pdf
