#pragma once

#include <pango/pangocairo.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/drafting/layout/page_style.h"
#include "services/drafting/layout/wording.h"

namespace vanthu::drafting {

enum class Align { kLeft, kCentre, kJustify };

// Where a text stands: `left` in points from the left margin.
struct TextFrame {
  double left = 0;
  double width = kTextWidth;
  Align align = Align::kLeft;
  double first_indent = 0;  // below zero: the other lines hang
  bool balanced = false;    // lines of nearly equal length instead of a full one and a rest
};

struct SetLine {
  PangoLayoutLine* line = nullptr;  // lives as long as the layout of its SetText
  double x = 0;                     // of the left margin
  double width = 0;
  double top = 0;  // of the text's first line
  double baseline = 0;
  double height = 0;
};

// A text broken into lines, not yet on a page.
struct SetText {
  std::shared_ptr<PangoLayout> layout;
  std::vector<SetLine> lines;
  double width = 0;  // of the longest line
  double height = 0;

  double FirstBaseline() const { return lines.empty() ? 0 : lines.front().baseline; }
  double LastWidth() const { return lines.empty() ? 0 : lines.back().width; }
};

// Breaks texts into lines of Liberation Serif, and of nothing else: fontconfig's own set-up is not used, so a letter that the
// font lacks is refused with PAGE_NOT_SET instead of being taken from another font. Costs some milliseconds to open; one thread
// at a time.
class TextSetter {
 public:
  // The first folder that holds the four styles with all Vietnamese letters serves (Debian's older fonts-liberation lacks many of
  // them).
  static absl::StatusOr<std::unique_ptr<TextSetter>> Open(const std::vector<std::string>& font_folders);
  ~TextSetter();
  TextSetter(const TextSetter&) = delete;
  TextSetter& operator=(const TextSetter&) = delete;

  // PAGE_NOT_SET where the text is not UTF-8, holds a letter unknown to the font or a mark that reorders what is read.
  absl::StatusOr<SetText> Set(const Wording& wording, const TextFrame& frame) const;

 private:
  TextSetter() = default;
  bool Load(const std::string& folder);
  bool KnowsVietnamese() const;
  std::shared_ptr<PangoLayout> NewLayout(const Wording& wording, const TextFrame& frame) const;
  absl::Status RefuseUnknown(const Wording& wording) const;

  PangoFontMap* fonts_ = nullptr;
  PangoContext* context_ = nullptr;
};

// The folders of fonts-liberation2 (Debian 12) and of fonts-liberation from 2.0 on (Debian 13, Ubuntu 24.04).
std::vector<std::string> DefaultFontFolders();

// Upper case whatever the process's locale is.
std::string Upper(std::string_view text);

}  // namespace vanthu::drafting
