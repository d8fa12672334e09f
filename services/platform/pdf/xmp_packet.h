#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "services/platform/pdf/related_file.h"

namespace vanthu::pdf {

struct DocumentFacts {
  std::string title;
  std::string author;
  absl::Time made_at;
  std::vector<RelatedFile> related;
};

inline constexpr char kProducer[] = "Vanthu";
inline constexpr char kLanguage[] = "vi";

// The metadata stream of a document: the facts of its information dictionary again, its related files as dc:relation, and the
// claim to be PDF/A-2a and PDF/UA-1. The last needs a schema of its own, because PDF/A knows no property of it (ISO
// 19005-2, 6.6.2.3).
std::string XmpPacket(const DocumentFacts& facts);

}  // namespace vanthu::pdf
