#pragma once

#include <string>

#include "absl/strings/str_cat.h"
#include "services/drafting/draft/draft.h"

namespace vanthu::drafting {

// A recipient as it was written, without its dash: "UBND tỉnh (để báo cáo);".
inline std::string RecipientLine(const RecipientItem& item) {
  const std::string note = item.note.empty() ? "" : absl::StrCat(" (", item.note, ")");
  return absl::StrCat(item.text, note, item.punctuation);
}

}  // namespace vanthu::drafting
