#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace vanthu::gateway {

// The path of a google.api.http rule: "/v1/{name=agencies/*/drafts/*}:approve". Immutable; threads: any.
class PathTemplate {
 public:
  struct Variable {
    std::string field;  // dotted: "draft.name"
    size_t begin = 0;   // the segments that it spans
    size_t end = 0;
  };
  struct Capture {
    const Variable* variable;
    std::string text;  // decoded
  };

  // FAILED_PRECONDITION for what the grammar of google/api/http.proto does not know.
  static absl::StatusOr<PathTemplate> Parse(std::string_view text);

  // Whether a path of these segments (encoded, the verb taken off) has this form.
  bool Matches(const std::vector<std::string_view>& segments) const;

  // The variables of a path that matches. A slash that came encoded is a slash only where the variable is a single segment: in a
  // resource's name it would move the agency (MALFORMED_HTTP).
  absl::StatusOr<std::vector<Capture>> Captured(const std::vector<std::string_view>& segments) const;

  const std::vector<std::string>& segments() const { return segments_; }  // "v1", "agencies", "*", …; "**" last
  const std::vector<Variable>& variables() const { return variables_; }
  const std::string& verb() const { return verb_; }

  // Whether both have the same paths, so that nobody could tell the routes apart.
  bool Collides(const PathTemplate& other) const;

 private:
  absl::Status ParseVariable(std::string_view text);
  absl::Status ParseSegments(std::string_view text);

  std::vector<std::string> segments_;
  std::vector<Variable> variables_;
  std::string verb_;
};

}  // namespace vanthu::gateway
