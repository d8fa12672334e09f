#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "gateway/http/route.h"

namespace vanthu::gateway {

// Every route of some services, as their descriptors tell: an RPC with a google.api.http rule is one. Immutable; threads: any.
class RouteTable {
 public:
  // FAILED_PRECONDITION for a rule that does not fit its method, and for two routes with the same paths.
  static absl::StatusOr<RouteTable> Of(const std::vector<const google::protobuf::ServiceDescriptor*>& services);

  struct Found {
    const Route* route = nullptr;            // nullptr: no such path, or not with this method
    std::vector<std::string_view> segments;  // of the path, without the verb
    std::vector<std::string> allowed = {};   // where only the method is wrong: the methods that the path has
  };
  // HEAD finds what GET does.
  Found Find(std::string_view http_method, const std::vector<std::string_view>& segments) const;

  const std::vector<Route>& routes() const { return routes_; }  // as they are looked through: fixed names before any

 private:
  std::vector<Route> routes_;
};

}  // namespace vanthu::gateway
