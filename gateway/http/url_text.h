#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace vanthu::gateway {

// Undoes percent-encoding (RFC 3986, 2.1). MALFORMED_HTTP where a % stands for nothing, for NUL, or where the result is no UTF-8.
absl::StatusOr<std::string> PercentDecoded(std::string_view text);

// Undoes percent-encoding in a query, where a plus is a space.
absl::StatusOr<std::string> QueryDecoded(std::string_view text);

// What PercentDecoded undoes; letters, digits and "-._~" stay.
std::string PercentEncoded(std::string_view text);

struct QueryField {
  std::string name;
  std::string value;
};

// The target of a request, taken apart.
struct Target {
  std::vector<std::string_view> segments;  // of the path, still encoded; views into the target
  std::vector<QueryField> query;           // decoded, in order

  // MALFORMED_HTTP for a path that is none, or that goes up or in place ("..", "."): no two readers agree on what it names.
  static absl::StatusOr<Target> Of(std::string_view target);
};

}  // namespace vanthu::gateway
