#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/time/time.h"
#include "gateway/http/http_message.h"

namespace vanthu::gateway {

// How an answer's end is known, and what becomes of the connection.
struct Framing {
  std::optional<uint64_t> body_bytes;
  bool is_chunked;
  bool keep_alive;
  bool says_keep_alive;  // HTTP/1.0 closes unless it is told otherwise
};

// Status line and header fields, up to the empty line. Control characters in values become spaces: no value makes a header of its
// own.
std::string ResponseText(const ResponseHead& head, const Framing& framing, absl::Time now);

}  // namespace vanthu::gateway
