#include "gateway/http/path_template.h"

#include <algorithm>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "gateway/http/request_fault.h"
#include "gateway/http/url_text.h"
#include "services/platform/status/macros.h"

namespace vanthu::gateway {
namespace {

absl::Status Fault(std::string_view text, std::string_view what) {
  return absl::FailedPreconditionError(absl::StrFormat("the path '%s' %s", text, what));
}

bool IsWild(const std::string& segment) { return segment == "*" || segment == "**"; }

}  // namespace

absl::StatusOr<PathTemplate> PathTemplate::Parse(std::string_view text) {
  if (text.empty() || text.front() != '/') return Fault(text, "does not begin with a slash");
  PathTemplate parsed;
  std::string_view rest = text.substr(1);
  const size_t colon = rest.rfind(':');
  if (colon != std::string_view::npos && rest.find_first_of("/}", colon) == std::string_view::npos) {
    parsed.verb_ = std::string(rest.substr(colon + 1));
    if (parsed.verb_.empty()) return Fault(text, "has an empty verb");
    rest = rest.substr(0, colon);
  }
  while (!rest.empty()) {
    const bool is_variable = rest.front() == '{';
    const size_t end = is_variable ? rest.find('}') : std::min(rest.find('/'), rest.size());
    if (end == std::string_view::npos) return Fault(text, "has a brace that does not close");
    RETURN_IF_ERROR(is_variable ? parsed.ParseVariable(rest.substr(1, end - 1)) : parsed.ParseSegments(rest.substr(0, end)));
    rest = rest.substr(std::min(end + (is_variable ? 1 : 0), rest.size()));
    if (rest == "/" || (!rest.empty() && rest.front() != '/')) return Fault(text, "has something behind a segment");
    rest = rest.substr(rest.empty() ? 0 : 1);
  }
  const auto many = std::find(parsed.segments_.begin(), parsed.segments_.end(), "**");
  if (many != parsed.segments_.end() && many + 1 != parsed.segments_.end()) return Fault(text, "has ** before its end");
  if (parsed.segments_.empty()) return Fault(text, "names nothing");
  return parsed;
}

absl::Status PathTemplate::ParseVariable(std::string_view text) {
  const size_t equals = text.find('=');
  Variable variable{.field = std::string(text.substr(0, equals)), .begin = segments_.size(), .end = 0};
  if (variable.field.empty()) return Fault(text, "has a variable without a field");
  RETURN_IF_ERROR(ParseSegments(equals == std::string_view::npos ? "*" : text.substr(equals + 1)));
  variable.end = segments_.size();
  variables_.push_back(std::move(variable));
  return absl::OkStatus();
}

absl::Status PathTemplate::ParseSegments(std::string_view text) {
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find('/', begin), text.size());
    std::string segment(text.substr(begin, end - begin));
    if (segment.empty() || segment.find_first_of("{}=") != std::string::npos) return Fault(text, "has a segment that is none");
    if (!IsWild(segment) && segment.find('*') != std::string::npos) return Fault(text, "has a star within a segment");
    segments_.push_back(std::move(segment));
    begin = end + 1;
  }
  return absl::OkStatus();
}

bool PathTemplate::Matches(const std::vector<std::string_view>& segments) const {
  const bool has_tail = segments_.back() == "**";
  if (has_tail ? segments.size() + 1 < segments_.size() : segments.size() != segments_.size()) return false;
  for (size_t i = 0; i < segments_.size() && segments_[i] != "**"; ++i) {
    if (segments[i].empty() || (segments_[i] != "*" && segments_[i] != segments[i])) return false;
  }
  return true;
}

absl::StatusOr<std::vector<PathTemplate::Capture>> PathTemplate::Captured(const std::vector<std::string_view>& segments) const {
  std::vector<Capture> captures;
  for (const Variable& variable : variables_) {
    const size_t end = segments_[variable.end - 1] == "**" ? segments.size() : variable.end;
    std::vector<std::string> parts;
    for (size_t i = variable.begin; i < end; ++i) {
      ASSIGN_OR_RETURN(std::string part, PercentDecoded(segments[i]));
      if (end - variable.begin > 1 && part.find('/') != std::string::npos) {
        return FaultError(RequestFault::kEncodedSlash);
      }
      parts.push_back(std::move(part));
    }
    captures.push_back({&variable, absl::StrJoin(parts, "/")});
  }
  return captures;
}

bool PathTemplate::Collides(const PathTemplate& other) const { return verb_ == other.verb_ && segments_ == other.segments_; }

}  // namespace vanthu::gateway
