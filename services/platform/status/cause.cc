#include "services/platform/status/cause.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace vanthu::status {

Cause Quoted(Bilingual speaker, std::string_view words) {
  const std::string quoted = absl::StrCat("\"", std::string(words), "\"");
  return {absl::StrCat(std::string(speaker.vietnamese), " báo: ", quoted),
          absl::StrCat(std::string(speaker.english), " says: ", quoted)};
}

Cause CauseOf(const absl::Status& status) {
  const auto in = [&](Language language) { return std::string(absl::StripSuffix(Text(status, language), ".")); };
  return {in(Language::kVietnamese), in(Language::kEnglish)};
}

absl::Status CausedError(Reason reason, Cause cause, std::vector<Detail> details) {
  details.push_back({"cause", std::move(cause.vietnamese)});
  details.push_back({"cause_en", std::move(cause.english)});
  return Error(reason, std::move(details));
}

}  // namespace vanthu::status
