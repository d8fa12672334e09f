#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace vanthu::pdf {

// What an appended revision keeps of the one before (ISO 32000-1, 7.5.6).
struct RevisionTrailer {
  size_t xref_offset = 0;  // of the classic cross-reference section that the file ends with
  int size = 0;            // one more than the highest object number
  std::string root;        // "1 0 R"
  std::string info;        // "2 0 R"; empty: none
  std::string first_id;    // hexadecimal, as written
};

// BAD_PDF where the file does not end with a classic cross-reference section, or is encrypted.
absl::StatusOr<RevisionTrailer> LastTrailer(std::string_view pdf);

// Appends a revision to a PDF without touching a byte of it, as a signed file has to be changed. Used once.
class IncrementalUpdate {
 public:
  IncrementalUpdate(std::string pdf, RevisionTrailer before);

  // `body` without "obj" and "endobj"; generation 0. Gives the offset at which it stands.
  size_t Add(int number, std::string_view body);
  // The whole file. The second half of /ID is made of the bytes: the same update gives the same file.
  std::string Finish() &&;

 private:
  std::string bytes_;
  const RevisionTrailer before_;
  std::map<int, size_t> offsets_;
};

}  // namespace vanthu::pdf
