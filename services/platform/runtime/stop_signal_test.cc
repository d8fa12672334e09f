#include "services/platform/runtime/stop_signal.h"

#include <unistd.h>

#include <thread>

#include "gtest/gtest.h"

namespace vanthu::runtime {
namespace {

TEST(StopSignal, ReturnsWhenTheProcessIsToldToEnd) {
  StopSignal stop;
  std::thread sender([] { kill(getpid(), SIGTERM); });
  stop.Wait();
  sender.join();
  EXPECT_FALSE(stop.WaitFor(absl::ZeroDuration()));  // it was that one signal that the wait took
}

TEST(StopSignal, KeepsASignalThatCameBeforeTheWait) {
  StopSignal stop;
  kill(getpid(), SIGINT);
  EXPECT_TRUE(stop.WaitFor(absl::Seconds(20)));
  EXPECT_FALSE(stop.WaitFor(absl::ZeroDuration()));
}

}  // namespace
}  // namespace vanthu::runtime
