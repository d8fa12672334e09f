#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "gateway/http/http_message.h"
#include "gateway/http/json_codec.h"
#include "gateway/http/route.h"
#include "gateway/http/url_text.h"

namespace vanthu::gateway {

// From HTTP to the fields of a request, by google/api/http.proto: what the path and the body do not bind comes from the query,
// and some fields from headers (HeaderFieldsOf). Results are serialised parts: joined in the order body, then the rest, they are
// the request.
class RequestBinding {
 public:
  RequestBinding(const Route& route, const JsonCodec& codec) : route_(route), codec_(codec) {}

  // Path, query and headers. INVALID_FIELD for a field that the request has not, that is bound elsewhere, or comes twice.
  absl::StatusOr<std::string> Rest(const RequestHead& head, const Target& target,
                                   const std::vector<std::string_view>& segments) const;

  // A JSON body. An empty one is an empty object.
  absl::StatusOr<std::string> JsonBody(std::string_view body) const;

  // The request of its parts. INVALID_FIELD where a header and the body contradict each other in a field that both may carry.
  absl::StatusOr<std::string> Joined(std::string body, std::string_view rest) const;

  // A part of a raw body: `is_first` where it begins one.
  std::string RawBody(std::string_view piece, bool is_first, const std::string& content_type) const;

 private:
  const Route& route_;
  const JsonCodec& codec_;
};

}  // namespace vanthu::gateway
