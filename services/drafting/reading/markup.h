#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/drafting/draft/draft.h"

namespace vanthu::drafting {

// A line without the marks that programs leave in a text: Markdown's bold and italic, HTML's formatting tags. What the marks say
// is kept as emphasis, as '\n' (<br>), as '|' (the end of a cell) and as the end of a line (</p>). Whatever else looks like a tag
// is text: a script is shown, never run.
struct MarkedLine {
  std::string text;  // trimmed
  std::vector<Emphasis> emphasis;
};

// Reads the lines of one file in their order: emphasis may go on in the next line, and ends at a blank one.
class MarkupReader {
 public:
  // The line as the lines that it stands for, blank ones left out.
  std::vector<MarkedLine> Read(std::string_view line);
  void BlankLine();

  bool took_asterisks() const { return took_asterisks_; }  // in the last line
  bool took_tags() const { return took_tags_; }

 private:
  size_t ReadMark(std::string_view line, size_t at);
  size_t ReadTag(std::string_view line, size_t at);
  size_t ReadEntity(std::string_view rest);
  void Turn(bool& state, bool on);
  void EndRun();
  void EndLine();

  std::vector<MarkedLine> lines_;
  MarkedLine line_;
  size_t run_begin_ = 0;
  bool bold_ = false;
  bool italic_ = false;
  bool took_asterisks_ = false;
  bool took_tags_ = false;
};

}  // namespace vanthu::drafting
