#include "services/drafting/reading/archive_line.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/drafting/reading/pattern.h"
#include "services/drafting/reading/recipient_items.h"
#include "services/platform/text/fold.h"
#include "services/platform/text/lines.h"

namespace vanthu::drafting {

bool IsArchiveLine(std::string_view text) {
  static const auto& kPattern = *new Pattern(R"(^luu( ?: ?| )(vt|van thu|vp|hc|ho so)\b|^luu ?:)");
  static constexpr size_t kBytesMax = 200;
  if (text.size() > kBytesMax) return false;
  return kPattern.Matches(text::Fold(WithoutDash(text)));
}

ArchiveLine ParseArchive(std::string_view text, Span span) {
  ArchiveLine line;
  line.written = std::string(text::Trim(text));
  line.span = span;
  static const auto& kPattern = *new Pattern(R"(^luu ?:? ?(.*?)[.,; ]*$)");
  const auto groups = kPattern.FindIn(WithoutDash(line.written));
  if (!groups) return line;
  const std::vector<std::string> parts = absl::StrSplit(std::string((*groups)[1]), absl::ByAnyChar(",;"));
  line.archive = std::string(text::Trim(parts[0]));
  if (parts.size() > 1) line.unit = std::string(text::Trim(parts[1]));
  for (size_t i = 2; i < parts.size(); ++i) {
    absl::StrAppend(&line.drafter_initials, i == 2 ? "" : ", ", std::string(text::Trim(parts[i])));
  }
  const size_t bracket = line.unit.find('(');  // "VX (CH)"
  if (parts.size() == 2 && bracket != std::string::npos && line.unit.back() == ')') {
    line.drafter_initials = line.unit.substr(bracket + 1, line.unit.size() - bracket - 2);
    line.unit = std::string(text::Trim(std::string_view(line.unit).substr(0, bracket)));
  }
  return line;
}

}  // namespace vanthu::drafting
