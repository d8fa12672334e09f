#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vanthu::text {

// Where something listens: "127.0.0.1:8432", "[::1]:8432", "gateway.example:0".
struct HostPort {
  std::string host;  // without brackets
  int port = 0;      // 0 to 65535
};

std::optional<HostPort> ParseHostPort(std::string_view text);

}  // namespace vanthu::text
