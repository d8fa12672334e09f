#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "gateway/http/byte_range.h"
#include "gateway/http/http_message.h"
#include "gateway/http/route.h"

namespace vanthu::gateway {

// What the first message of a file's stream says of the whole.
struct FileDescription {
  std::optional<int64_t> size_bytes;
  std::string file_name;
  std::string content_type;
  std::string tag;  // quoted; empty: none

  static FileDescription Of(const Route& route, std::string_view first_message);
};

// The answer to a request for a file whose stream was opened at `offset`.
struct FileAnswer {
  ResponseHead head;
  bool has_body = true;
  std::optional<int64_t> open_again_at;  // the stream has to be opened anew there; the rest is then without meaning
};
FileAnswer AnswerFor(const RequestHead& request, const Route& route, const FileDescription& file, int64_t offset);

// The bytes of a message of the stream.
std::string_view RawBytesIn(const RawBytes& raw, std::string_view message);

}  // namespace vanthu::gateway
