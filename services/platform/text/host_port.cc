#include "services/platform/text/host_port.h"

#include "absl/strings/numbers.h"

namespace vanthu::text {
namespace {

constexpr int kPortMax = 65535;

}  // namespace

std::optional<HostPort> ParseHostPort(std::string_view text) {
  const size_t colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  HostPort found{.host = std::string(text.substr(0, colon))};
  const bool is_number = absl::SimpleAtoi(std::string(text.substr(colon + 1)), &found.port);
  if (!is_number || found.port < 0 || found.port > kPortMax) return std::nullopt;
  const bool is_bracketed = found.host.size() > 2 && found.host.front() == '[' && found.host.back() == ']';
  if (is_bracketed) found.host = found.host.substr(1, found.host.size() - 2);
  return found;
}

}  // namespace vanthu::text
