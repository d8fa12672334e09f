#include "services/platform/bus/broker_waker.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <stop_token>
#include <string_view>

namespace vanthu::bus {
namespace {

constexpr auto kPause = std::chrono::microseconds(300);

// Length 10, ApiVersions (18) version 0, correlation id 1, no client id.
constexpr std::array<unsigned char, 14> kRequest = {0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 1, 0xff, 0xff};

int ConnectTo(const std::string& address) {
  const size_t colon = address.rfind(':');
  sockaddr_in where = {};
  where.sin_family = AF_INET;
  where.sin_port = htons(static_cast<uint16_t>(std::atoi(address.c_str() + colon + 1)));
  inet_pton(AF_INET, address.substr(0, colon).c_str(), &where.sin_addr);
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return -1;
  const int on = 1;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
  if (connect(fd, reinterpret_cast<const sockaddr*>(&where), sizeof(where)) == 0) return fd;
  close(fd);
  return -1;
}

// Answers are read and dropped, lest the broker's side of the connection fills up.
void KeepAsking(const std::stop_token& stop, int fd) {
  std::array<char, 4096> answer{};
  while (!stop.stop_requested()) {
    if (send(fd, kRequest.data(), kRequest.size(), MSG_NOSIGNAL | MSG_DONTWAIT) < 0 && errno != EAGAIN) return;  // it has ended
    while (recv(fd, answer.data(), answer.size(), MSG_DONTWAIT) > 0) {}
    std::this_thread::sleep_for(kPause);
  }
}

}  // namespace

BrokerWaker::BrokerWaker(const std::string& address) : socket_(ConnectTo(address)) {
  if (socket_ < 0) return;
  thread_ = std::jthread([fd = socket_](const std::stop_token& stop) { KeepAsking(stop, fd); });
}

BrokerWaker::~BrokerWaker() {
  if (socket_ < 0) return;
  thread_.request_stop();
  thread_.join();
  close(socket_);
}

}  // namespace vanthu::bus
