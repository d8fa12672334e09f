#include "services/platform/rpc/worker_pool.h"

#include <atomic>
#include <future>

#include "gtest/gtest.h"

namespace vanthu::rpc {
namespace {

TEST(WorkerPool, RefusesNewTasksWhenTheQueueIsFullButNotTheNextSteps) {
  WorkerPool pool(1, 1);
  std::promise<void> started, release;
  std::atomic<int> ran{0};
  ASSERT_TRUE(pool.TryPost([&] {
    started.set_value();
    release.get_future().wait();
  }));
  started.get_future().wait();
  EXPECT_TRUE(pool.TryPost([&] { ++ran; }));
  EXPECT_FALSE(pool.TryPost([&] { ++ran; }));
  EXPECT_TRUE(pool.Post([&] { ++ran; }));
  release.set_value();
  pool.Stop();
  EXPECT_EQ(ran, 2);
}

TEST(WorkerPool, RunsWhatIsQueuedBeforeItStops) {
  std::atomic<int> ran{0};
  WorkerPool pool(2, 1000);
  for (int i = 0; i < 500; ++i) pool.TryPost([&] { ++ran; });
  pool.Stop();
  EXPECT_EQ(ran, 500);
  EXPECT_FALSE(pool.Post([&] { ++ran; }));
}

}  // namespace
}  // namespace vanthu::rpc
