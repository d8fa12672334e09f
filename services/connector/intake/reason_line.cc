#include "services/connector/intake/reason_line.h"

#include <string_view>

#include "absl/strings/str_cat.h"
#include "services/connector/limits.h"
#include "services/platform/status/reason.h"
#include "services/platform/text/utf8.h"

namespace vanthu::connector {

std::string ReasonLine(const absl::Status& failure) {
  constexpr std::string_view kBetween = " / ";
  constexpr size_t kEachMax = (kReasonBytesMax - kBetween.size()) / 2;
  const std::string vietnamese = status::Text(failure, status::Language::kVietnamese);
  const std::string english = status::Text(failure, status::Language::kEnglish);
  if (vietnamese == english) return std::string(text::PrefixOf(english, kReasonBytesMax));
  std::string line(text::PrefixOf(vietnamese, kEachMax));
  line += kBetween;
  line += text::PrefixOf(english, kEachMax);
  return line;
}

}  // namespace vanthu::connector
