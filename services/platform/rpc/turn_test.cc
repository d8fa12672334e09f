#include "services/platform/rpc/turn.h"

#include <atomic>
#include <thread>
#include <vector>

#include "gtest/gtest.h"

namespace vanthu::rpc {
namespace {

using Step = Turn::Step;

TEST(Turn, RemembersAWakeThatComesAtWork) {
  Turn turn(true);
  EXPECT_EQ(turn.Wake(), Step::kNothing);
  EXPECT_EQ(turn.Rest(), Step::kWork);
  EXPECT_EQ(turn.Rest(), Step::kNothing);
  EXPECT_EQ(turn.Wake(), Step::kWork);
}

TEST(Turn, EndsAtTheNextIdlePointWhenStoppedAtWork) {
  Turn turn(true);
  EXPECT_EQ(turn.Stop(absl::CancelledError("first")), Step::kNothing);
  EXPECT_EQ(turn.Stop(absl::UnavailableError("second")), Step::kNothing);
  EXPECT_EQ(turn.Continue(), Step::kFinish);
  EXPECT_EQ(turn.outcome(), absl::CancelledError("first"));
}

TEST(Turn, EndsAtOnceWhenStoppedAtRest) {
  Turn turn(false);
  EXPECT_EQ(turn.Stop(absl::UnavailableError("stopping")), Step::kFinish);
  EXPECT_EQ(turn.Wake(), Step::kNothing);
  EXPECT_EQ(turn.Stop(absl::CancelledError("late")), Step::kNothing);
  EXPECT_EQ(turn.outcome(), absl::UnavailableError("stopping"));
}

TEST(Turn, KeepsTheFirstReasonOverTheEnd) {
  Turn turn(true);
  turn.Stop(absl::CancelledError("gone"));
  EXPECT_EQ(turn.End(absl::OkStatus()), Step::kFinish);
  EXPECT_TRUE(absl::IsCancelled(turn.outcome()));
}

TEST(Turn, FinishesOnceHoweverManyStopIt) {
  for (int round = 0; round < 200; ++round) {
    Turn turn(true);
    std::atomic<int> finished{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
      threads.emplace_back([&] { finished += turn.Stop(absl::CancelledError("x")) == Step::kFinish; });
    }
    threads.emplace_back([&] {
      Step step = turn.Continue();
      while (step == Step::kWork) step = turn.Rest();
      finished += step == Step::kFinish;
    });
    for (std::thread& thread : threads) thread.join();
    ASSERT_EQ(finished, 1);
  }
}

}  // namespace
}  // namespace vanthu::rpc
