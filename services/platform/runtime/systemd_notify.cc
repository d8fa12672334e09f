#include "services/platform/runtime/systemd_notify.h"

#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <string>

namespace vanthu::runtime {

void NotifySystemd(std::string_view state) {
  const char* name = std::getenv("NOTIFY_SOCKET");
  sockaddr_un address{};
  if (name == nullptr || (name[0] != '/' && name[0] != '@') || std::strlen(name) >= sizeof(address.sun_path)) return;
  address.sun_family = AF_UNIX;
  const size_t length = std::strlen(name);
  std::memcpy(address.sun_path, name, length);
  if (name[0] == '@') address.sun_path[0] = '\0';  // Linux's abstract names
  const int channel = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (channel < 0) return;
  // A manager that does not hear it waits and stops the process by its own rule: nothing here can mend that. One that does not
  // listen must not hold the process either: a full queue makes a datagram wait for ever.
  const timeval patience = {.tv_sec = 2, .tv_usec = 0};
  (void)setsockopt(channel, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
  (void)sendto(channel, state.data(), state.size(), MSG_NOSIGNAL, reinterpret_cast<const sockaddr*>(&address),
               static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + length));
  close(channel);
}

}  // namespace vanthu::runtime
