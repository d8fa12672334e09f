#pragma once

#include <string>
#include <thread>

namespace vanthu::bus {

// Keeps the mock cluster awake while it is alive. In librdkafka 2.0.2 calls to the cluster that follow each other closely lose
// their wake-up, and each stalls for a second or for ever; traffic on any connection makes the cluster's loop look at its queue
// again. So a thread sends ApiVersions requests (the smallest there is) to `address`, "127.0.0.1:port", several times a
// millisecond.
class BrokerWaker {
 public:
  explicit BrokerWaker(const std::string& address);
  ~BrokerWaker();
  BrokerWaker(const BrokerWaker&) = delete;
  BrokerWaker& operator=(const BrokerWaker&) = delete;

 private:
  int socket_ = -1;
  std::jthread thread_;
};

}  // namespace vanthu::bus
