#include "gateway/http/route_table.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_format.h"
#include "services/platform/status/macros.h"

namespace vanthu::gateway {
namespace {

int Rank(const std::string& segment) { return segment == "**" ? 2 : segment == "*" ? 1 : 0; }

bool IsLookedAtBefore(const Route& a, const Route& b) {
  const auto& left = a.path.segments();
  const auto& right = b.path.segments();
  for (size_t i = 0; i < std::min(left.size(), right.size()); ++i) {
    if (Rank(left[i]) != Rank(right[i])) return Rank(left[i]) < Rank(right[i]);
  }
  return false;
}

// A last segment with a colon is tried as a name and a verb first: "x:approve".
struct Split {
  std::vector<std::string_view> segments;
  std::string_view verb;
};

std::vector<Split> Readings(const std::vector<std::string_view>& segments) {
  std::vector<Split> readings;
  const std::string_view last = segments.back();
  const size_t colon = last.rfind(':');
  if (colon != std::string_view::npos && colon > 0) {
    Split with_verb{segments, last.substr(colon + 1)};
    with_verb.segments.back() = last.substr(0, colon);
    readings.push_back(std::move(with_verb));
  }
  readings.push_back({segments, ""});
  return readings;
}

}  // namespace

absl::StatusOr<RouteTable> RouteTable::Of(const std::vector<const google::protobuf::ServiceDescriptor*>& services) {
  RouteTable table;
  for (const auto* service : services) {
    for (int i = 0; i < service->method_count(); ++i) {
      ASSIGN_OR_RETURN(std::vector<Route> routes, Route::AllOf(*service->method(i)));
      std::move(routes.begin(), routes.end(), std::back_inserter(table.routes_));
    }
  }
  for (size_t i = 0; i < table.routes_.size(); ++i) {
    for (size_t j = 0; j < i; ++j) {
      const Route &a = table.routes_[j], &b = table.routes_[i];
      if (a.http_method != b.http_method || !a.path.Collides(b.path)) continue;
      return absl::FailedPreconditionError(absl::StrFormat("%s and %s have the same path %s %s", a.method->full_name(),
                                                           b.method->full_name(), a.http_method, a.path_text));
    }
  }
  std::stable_sort(table.routes_.begin(), table.routes_.end(), IsLookedAtBefore);
  return table;
}

RouteTable::Found RouteTable::Find(std::string_view http_method, const std::vector<std::string_view>& segments) const {
  const std::string_view wanted = http_method == "HEAD" ? "GET" : http_method;
  Found found;
  for (Split& reading : Readings(segments)) {
    for (const Route& route : routes_) {
      if (route.path.verb() != reading.verb || !route.path.Matches(reading.segments)) continue;
      if (route.http_method == wanted) return {.route = &route, .segments = std::move(reading.segments)};
      found.allowed.push_back(route.http_method);
      if (route.http_method == "GET") found.allowed.push_back("HEAD");
    }
    if (!found.allowed.empty()) return found;
  }
  return found;
}

}  // namespace vanthu::gateway
