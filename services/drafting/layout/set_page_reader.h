#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::drafting {

// A word, or a run of words, as a PDF reader finds it; millimetres from the paper's upper left corner.
struct ReadText {
  int page = 0;  // from 1
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  std::string text;
};

// A set page read back by another's program (pdftotext of Poppler, in a child process): what tests judge the page by.
class SetPageReader {
 public:
  explicit SetPageReader(const std::string& pdf);

  int pages() const { return pages_; }
  const std::vector<ReadText>& words() const { return words_; }

  // The words whose middle stands between two distances from the left edge, line by line.
  std::vector<ReadText> Column(double left, double right) const;

  // Where the words of `phrase` follow each other within a column; words are told apart by blanks.
  std::optional<ReadText> Find(std::string_view phrase, double left = 0, double right = 210) const;

  // All words of a column, joined by single blanks.
  std::string Text(double left = 0, double right = 210) const;

 private:
  int pages_ = 0;
  std::vector<ReadText> words_;
};

// What `command` prints, with "FILE" replaced by a file that holds `pdf`.
std::string OutputOf(const std::string& command, const std::string& pdf);

}  // namespace vanthu::drafting
