#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/platform/vocabulary/digest.h"

namespace vanthu::pdf {

// What is signed of a file: all but the hole in which the signature stands (ISO 32000-1, 12.8.1).
struct ByteRange {
  size_t hole_begin = 0;  // of "<"
  size_t hole_end = 0;    // behind ">"
  size_t file_end = 0;
  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

struct SignaturePlan {
  std::string field;       // an empty field of the document
  std::string name;        // who signs
  std::string reason;      // may be empty
  std::string location;    // may be empty
  absl::Time at;           // the claimed signing time, /M
  std::string appearance;  // a PDF of one page that is drawn into the field's rectangle; empty: nothing is seen
};

struct PreparedSignature {
  std::string pdf;  // with a hole of zeros
  ByteRange range;
};

// Appends the revision that a signature makes: the field's object with its value and appearance, and new objects; nothing else.
// The same arguments give the same bytes. BAD_PDF where the file or the field is none that can be signed.
absl::StatusOr<PreparedSignature> PrepareSignature(std::string pdf, const SignaturePlan& plan);

// What the CMS is over: SHA-256 of the file without the hole.
Digest SignedDigest(std::string_view pdf, const ByteRange& range);

// Puts the CMS into the hole. LIMIT_EXCEEDED where it is larger.
absl::Status FillSignature(std::string& pdf, const ByteRange& range, std::string_view cms);

}  // namespace vanthu::pdf
