#include "services/platform/runtime/stop_signal.h"

#include <unistd.h>

#include <thread>

#include "gtest/gtest.h"

namespace vanthu::runtime {
namespace {

bool IsPending(int signal) {
  sigset_t pending;
  sigpending(&pending);
  return sigismember(&pending, signal) == 1;
}

TEST(StopSignal, ReturnsWhenTheProcessIsToldToEnd) {
  StopSignal stop;
  std::thread sender([] { kill(getpid(), SIGTERM); });
  stop.Wait();
  sender.join();
  EXPECT_FALSE(IsPending(SIGTERM));  // it was that one signal that the wait took
}

TEST(StopSignal, KeepsASignalThatCameBeforeTheWait) {
  StopSignal stop;
  kill(getpid(), SIGINT);
  EXPECT_TRUE(IsPending(SIGINT));
  stop.Wait();
  EXPECT_FALSE(IsPending(SIGINT));
}

}  // namespace
}  // namespace vanthu::runtime
