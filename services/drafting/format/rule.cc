#include "services/drafting/format/rule.h"

#include <utility>

#include "absl/strings/str_replace.h"

namespace vanthu::drafting {

std::string_view SeverityName(Severity severity) {
  switch (severity) {
    case Severity::kNote:
      return "note";
    case Severity::kWarning:
      return "warning";
    case Severity::kError:
      return "error";
  }
  return "";
}

void Report::Add(Place place, std::string_view value, std::optional<Fix> fix) {
  const auto filled = [&](std::string_view text) {
    return absl::StrReplaceAll(std::string(text), {{"{value}", std::string(value)}});
  };
  findings_.push_back({std::string(rule_.id), std::string(rule_.article), rule_.severity, std::move(place),
                       filled(rule_.explanation.vietnamese), filled(rule_.explanation.english), std::move(fix)});
}

}  // namespace vanthu::drafting
