#include "services/platform/runtime/tcp_probe.h"

#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <memory>
#include <string>

#include "services/platform/text/host_port.h"

namespace vanthu::runtime {
namespace {

struct FreeAddresses {
  void operator()(addrinfo* list) const { freeaddrinfo(list); }
};

bool Connects(const addrinfo& address, int patience_ms) {
  const int channel = socket(address.ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (channel < 0) return false;
  bool connected = connect(channel, address.ai_addr, address.ai_addrlen) == 0;
  if (!connected && errno == EINPROGRESS) {
    pollfd waiting{.fd = channel, .events = POLLOUT, .revents = 0};
    int error = ETIMEDOUT;
    socklen_t size = sizeof(error);
    const bool has_answer = poll(&waiting, 1, patience_ms) == 1;
    connected = has_answer && getsockopt(channel, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0;
  }
  close(channel);
  return connected;
}

}  // namespace

bool AnswersTcp(const std::string& address, absl::Duration patience) {
  const auto target = text::ParseHostPort(address);
  if (!target) return false;
  addrinfo wish{};
  wish.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (getaddrinfo(target->host.c_str(), std::to_string(target->port).c_str(), &wish, &found) != 0) return false;
  const std::unique_ptr<addrinfo, FreeAddresses> list(found);
  for (const addrinfo* each = found; each != nullptr; each = each->ai_next) {
    if (Connects(*each, static_cast<int>(absl::ToInt64Milliseconds(patience)))) return true;
  }
  return false;
}

}  // namespace vanthu::runtime
