#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "gateway/http/http_message.h"

namespace vanthu::gateway {

// One request, read from the bytes of a connection as they come (RFC 9112). Beast's parser, and what it lets pass that would make
// two readers of the same bytes see different requests. Every status is an answer to give, after which the connection is of no
// use.
class RequestParser {
 public:
  explicit RequestParser(size_t header_bytes_max);
  ~RequestParser();

  // Takes what belongs to the head from the front of `input`; true when it is whole.
  absl::StatusOr<bool> TakeHead(std::string& input);
  RequestHead Head(std::string peer) const;

  // The body's next bytes, decoded, taken from the front of `input`; empty where more has to come first.
  absl::StatusOr<std::string> TakeBody(std::string& input);

  bool has_begun() const { return head_bytes_ > 0; }
  bool is_done() const;  // head and body
  bool keep_alive() const;
  bool is_http_1_0() const;
  bool expects_continue() const;

 private:
  struct Beast;
  absl::Status Judge() const;

  const size_t header_bytes_max_;
  size_t head_bytes_ = 0;
  std::unique_ptr<Beast> beast_;
};

}  // namespace vanthu::gateway
