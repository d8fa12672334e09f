#include "services/drafting/reading/line_list.h"

#include "absl/strings/str_cat.h"

namespace vanthu::drafting {

std::string LineList::Text() const {
  static constexpr size_t kShownMax = 10;
  std::string text;
  for (size_t i = 0; i < lines_.size() && i < kShownMax; ++i) absl::StrAppend(&text, i == 0 ? "" : ", ", lines_[i]);
  if (lines_.size() > kShownMax) absl::StrAppend(&text, ", …");
  return text;
}

}  // namespace vanthu::drafting
