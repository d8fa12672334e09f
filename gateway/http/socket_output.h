#pragma once

#include <string>
#include <string_view>

namespace vanthu::gateway {

// What is written to a socket that does not wait. Threads: the owner's lock.
class SocketOutput {
 public:
  // Sends what the network takes now, both in one write, and keeps the rest. False: the other side is gone. Never raises SIGPIPE.
  bool Send(int socket, std::string_view first, std::string_view second);
  bool SendRest(int socket);

  bool has_rest() const { return !rest_.empty(); }

 private:
  std::string rest_;
};

}  // namespace vanthu::gateway
