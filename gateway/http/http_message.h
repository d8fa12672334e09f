#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::gateway {

struct HeaderField {
  std::string name;
  std::string value;
};

// A request without its body, as it came: nothing is decoded.
struct RequestHead {
  std::string method;
  std::string target;  // path and query
  std::vector<HeaderField> fields;
  std::string peer;  // the other end's IP address
  // What the body will have: 0 none, nothing where it comes in chunks of unknown number.
  std::optional<uint64_t> body_bytes = 0;

  // The field's value; nullptr where it did not come. Of several the first: fields that may come once only are counted with
  // Count.
  const std::string* Find(std::string_view name) const;
  int Count(std::string_view name) const;
};

// The head of an answer. Framing (Content-Length, Transfer-Encoding, Connection) and Date are the server's.
struct ResponseHead {
  int status = 200;
  std::vector<HeaderField> fields = {};
  std::optional<uint64_t> body_bytes = 0;  // nothing: the body comes in pieces of unknown number
};

struct Response {
  ResponseHead head;
  std::string body;
};

bool EqualsIgnoringCase(std::string_view a, std::string_view b);

}  // namespace vanthu::gateway
