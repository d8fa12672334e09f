#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/time/time.h"
#include "gateway/http/http_message.h"

namespace vanthu::gateway {

// The bytes of one answer: head and pieces as HTTP/1 frames them. Pure; one for each request.
class AnswerFraming {
 public:
  AnswerFraming(bool is_head_request, bool is_http_1_0) : is_bodiless_(is_head_request), is_http_1_0_(is_http_1_0) {}

  // Whether the answer's end can be told without closing the connection.
  bool CanKeepAlive(const ResponseHead& head) const { return head.body_bytes.has_value() || !is_http_1_0_; }

  std::string Head(const ResponseHead& head, bool keep_alive, absl::Time now);

  // Makes of the next piece what is to be sent, and gives what goes before it. What is more than was said, or than a HEAD has, is
  // cut.
  std::string Frame(std::string* piece);

  // What is sent at the end.
  std::string End() const { return is_chunked_ && !is_bodiless_ ? "0\r\n\r\n" : ""; }

  // Fewer bytes came than the head says.
  bool IsShort() const { return !is_bodiless_ && left_ && *left_ > 0; }

 private:
  bool is_bodiless_;  // HEAD, 204, 304: nothing follows the head
  const bool is_http_1_0_;
  bool is_chunked_ = false;
  std::optional<uint64_t> left_;  // of an answer with a length
};

}  // namespace vanthu::gateway
