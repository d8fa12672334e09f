#include "services/drafting/format/rule.h"

#include <utility>

#include "absl/strings/str_format.h"
#include "services/platform/text/lines.h"
#include "services/platform/text/utf8.h"

namespace vanthu::drafting {
namespace {

constexpr size_t kValueBytesMax = 120;  // a paragraph is known by its first words

std::string Told(std::string_view value, std::string_view statement) {
  if (value.empty()) return std::string(statement);
  const std::string_view shown = text::Trim(text::PrefixOf(value, kValueBytesMax));
  return absl::StrFormat("\"%s%s\": %s", shown, value.size() > kValueBytesMax ? "…" : "", statement);
}

}  // namespace

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
  findings_.push_back({std::string(rule_.id), std::string(rule_.article), rule_.severity, std::move(place),
                       Told(value, rule_.statement.vietnamese), Told(value, rule_.statement.english), std::move(fix)});
}

}  // namespace vanthu::drafting
