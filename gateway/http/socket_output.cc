#include "gateway/http/socket_output.h"

#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace vanthu::gateway {

bool SocketOutput::Send(int socket, std::string_view first, std::string_view second) {
  ssize_t sent = 0;
  if (rest_.empty() && first.size() + second.size() > 0) {
    iovec parts[2] = {{const_cast<char*>(first.data()), first.size()}, {const_cast<char*>(second.data()), second.size()}};
    msghdr message{};
    message.msg_iov = parts;
    message.msg_iovlen = 2;
    sent = sendmsg(socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) return false;
    sent = std::max<ssize_t>(sent, 0);
  }
  const size_t of_first = std::min(first.size(), static_cast<size_t>(sent));
  rest_.append(first.substr(of_first));
  rest_.append(second.substr(static_cast<size_t>(sent) - of_first));
  return true;
}

bool SocketOutput::SendRest(int socket) {
  const std::string rest = std::exchange(rest_, "");
  return Send(socket, rest, "");
}

}  // namespace vanthu::gateway
