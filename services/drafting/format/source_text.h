#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::drafting {

// Bytes [begin, end) of a line become `text`. Never a line end: a file keeps its lines, so places stay true while it is mended.
struct TextEdit {
  int line = 0;  // from 1
  size_t begin = 0;
  size_t end = 0;
  std::string text;
};

// A plain text file as it lies on the disk: for rules about words that no field keeps, and for making a fix where the fault
// stands.
class SourceText {
 public:
  explicit SourceText(std::string_view bytes);
  SourceText(const SourceText&) = delete;
  SourceText& operator=(const SourceText&) = delete;

  bool is_nfc() const { return is_nfc_; }
  int line_count() const { return static_cast<int>(lines_.size()); }
  // From 1; empty where there is none.
  std::string_view Line(int number) const;

  // The file with the edits made that do not overlap an earlier one of the list; every other byte as it was.
  std::string With(std::vector<TextEdit> edits) const;

 private:
  std::string bytes_;
  std::vector<std::string_view> lines_;  // into bytes_
  bool is_nfc_;
};

bool Overlap(const TextEdit& one, const TextEdit& other);

}  // namespace vanthu::drafting
