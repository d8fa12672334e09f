// A Kafka broker in a process of its own, for tests of separate processes: librdkafka's mock cluster with the topics that the
// command line names, since it makes none on request. Prints its address and stands until it is told to stop.
#include <cstdio>
#include <string>
#include <vector>

#include "services/platform/bus/embedded_broker.h"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/runtime/stop_signal.h"

int main(int argc, char** argv) {
  vanthu::runtime::StopSignal stop;
  vanthu::crypto::SystemRandomness randomness;
  const auto broker = vanthu::bus::EmbeddedBroker::Start(randomness);
  const std::vector<std::string> topics(argv + 1, argv + argc);
  const absl::Status made = broker.ok() ? (*broker)->CreateTopics(topics) : broker.status();
  if (!made.ok()) return std::fprintf(stderr, "%s\n", made.ToString().c_str()), 1;
  std::printf("bootstrap.servers=%s\n", (*broker)->bootstrap_servers().c_str());
  std::fflush(stdout);
  stop.Wait();
  return 0;
}
