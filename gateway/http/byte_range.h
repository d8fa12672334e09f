#pragma once

#include <cstdint>
#include <optional>

#include "gateway/http/http_message.h"

namespace vanthu::gateway {

// "Range: bytes=…" with one range (RFC 9110, 14.1.2).
struct ByteRange {
  std::optional<int64_t> first;  // nothing: the last `last` bytes
  std::optional<int64_t> last;   // the last byte of the range; nothing: to the end
};

// Nothing where the request has none, has several, or another unit: the whole is then the answer, as the standard allows.
std::optional<ByteRange> RangeIn(const RequestHead& head);

// The first and last byte of the range in a file of `size` bytes; nothing where it lies outside.
struct Span {
  int64_t first;
  int64_t last;
};
std::optional<Span> SpanOf(const ByteRange& range, int64_t size);

}  // namespace vanthu::gateway
