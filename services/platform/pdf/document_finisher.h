#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/platform/pdf/related_file.h"
#include "services/platform/pdf/structure_element.h"

namespace vanthu::pdf {

// The two signature fields of a dispatch (Phụ lục I.II.7 and 8): the person's, then the agency's.
inline constexpr std::string_view kSignerField = "ChuKy";
inline constexpr std::string_view kSealField = "ConDau";

// Points from the page's lower left corner, as PDF counts.
struct Rectangle {
  double left = 0;
  double bottom = 0;
  double right = 0;
  double top = 0;
};

struct EmptySignatureField {
  std::string name;
  std::string tooltip;  // what a screen reader says of it
  int page = 0;         // from 0
  Rectangle place;      // without extent for a signature that is not seen
};

struct DrawnDocument {
  std::string bytes;  // as cairo wrote them, each run of content tagged; what is tagged "Private" becomes an artifact
  std::string title;
  std::string author;
  absl::Time made_at;
  StructureElement structure;  // the root: a Document
  std::vector<EmptySignatureField> fields;
  std::vector<RelatedFile> related;  // told in the metadata, so that the signatures cover their digests
};

// Makes a drawn PDF one for the archive that a screen reader can read: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1). The
// result is PDF 1.7 with a classic cross-reference table and no object streams, so that a signature can be appended to it; its
// AcroForm has SigFlags 3 and the given fields and nothing else. Each field is one object, field and widget in one: /FT /Sig, /F
// 132 (print, locked), /T, /TU, /Rect, /P, no /V, and an empty /AP /N form where the rectangle has an extent. The bytes depend on
// the arguments alone. Threads: any.
class DocumentFinisher {
 public:
  // `colour_profile` is an ICC profile of sRGB: what the colours on the page mean.
  explicit DocumentFinisher(std::string colour_profile);

  // PAGE_NOT_SET where the bytes are no PDF, or their tagged runs are not those that the structure names.
  absl::StatusOr<std::string> Finish(const DrawnDocument& drawn) const;

 private:
  std::string colour_profile_;
};

}  // namespace vanthu::pdf
