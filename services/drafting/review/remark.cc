#include "services/drafting/review/remark.h"

#include "absl/strings/str_cat.h"
#include "services/drafting/limits.h"
#include "services/platform/status/reason.h"
#include "services/platform/text/lines.h"
#include "services/platform/text/nfc.h"
#include "services/platform/text/utf8.h"

namespace vanthu::drafting {

using status::Reason;

absl::StatusOr<std::string> JudgeRemark(std::string_view field, std::string_view written) {
  std::string text = text::ToNfc(text::Trim(written));
  if (text.empty()) {
    return status::Error(Reason::kInvalidField, {{"field", std::string(field)},
                                                 {"value", ""},
                                                 {"rule", "Viết vài lời để người nhận biết phải làm gì."},
                                                 {"rule_en", "Write a few words, so that the other side knows what to do."}});
  }
  const size_t characters = text::CodePoints(text).size();
  if (characters <= kRemarkCharactersMax) return text;
  return status::Error(
      Reason::kLimitExceeded,
      {{"field", std::string(field)}, {"limit", absl::StrCat(kRemarkCharactersMax)}, {"value", absl::StrCat(characters)}});
}

std::string Shortened(std::string_view text, size_t count_max) {
  const auto points = text::CodePoints(text);
  if (points.size() <= count_max) return std::string(text);
  return absl::StrCat(std::string(text.substr(0, points[count_max - 1].begin)), "…");
}

}  // namespace vanthu::drafting
