#include "services/platform/runtime/pump_runner.h"

#include <atomic>
#include <functional>
#include <future>

#include "gtest/gtest.h"
#include "services/platform/runtime/system_clock.h"

namespace vanthu::runtime {
namespace {

// Counts its calls; `at` says what each answers, and a test may wait for the n-th.
class CountingPump : public Pump {
 public:
  explicit CountingPump(std::function<absl::Time(int call, absl::Time now)> at) : at_(std::move(at)) {}
  std::string_view name() const override { return "test.counting"; }
  absl::Time RunOnce(absl::Time now) override {
    std::lock_guard lock(mutex_);
    ++calls_;
    changed_.notify_all();
    return at_(calls_, now);
  }
  bool Reaches(int calls) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds(20), [&] { return calls_ >= calls; });
  }
  int calls() {
    std::lock_guard lock(mutex_);
    return calls_;
  }

 private:
  std::mutex mutex_;  // guards calls_
  std::condition_variable changed_;
  int calls_ = 0;
  const std::function<absl::Time(int, absl::Time)> at_;
};

absl::Time Never(int, absl::Time) { return absl::InfiniteFuture(); }

TEST(PumpRunner, CallsAPumpAtOnceAndThenWhenItIsWoken) {
  SystemClock clock;
  CountingPump pump(Never);
  PumpRunner runner(clock);
  runner.Add(pump);
  EXPECT_TRUE(pump.Reaches(1));
  pump.Wake();
  EXPECT_TRUE(pump.Reaches(2));
}

TEST(PumpRunner, CallsAPumpAgainWhileThereIsMoreAndWhenItAsked) {
  SystemClock clock(absl::Hours(-24 * 900));
  CountingPump pump([](int call, absl::Time now) {
    if (call < 10) return now;
    return call < 12 ? now + absl::Milliseconds(1) : absl::InfiniteFuture();
  });
  PumpRunner runner(clock);
  runner.Add(pump);
  EXPECT_TRUE(pump.Reaches(12));
}

TEST(PumpRunner, DoesNotLoseAWakeThatComesDuringACall) {
  SystemClock clock;
  CountingPump* self = nullptr;
  CountingPump pump([&](int call, absl::Time) {
    if (call < 50) self->Wake();
    return absl::InfiniteFuture();
  });
  self = &pump;
  PumpRunner runner(clock);
  runner.Add(pump);
  EXPECT_TRUE(pump.Reaches(50));
}

TEST(PumpRunner, HoldsUpNoPumpForAnother) {
  SystemClock clock;
  std::promise<void> release;
  CountingPump stuck([&, future = release.get_future().share()](int, absl::Time) {
    future.wait();
    return absl::InfiniteFuture();
  });
  CountingPump other(Never);
  PumpRunner runner(clock);
  runner.Add(stuck);
  runner.Add(other);
  EXPECT_TRUE(other.Reaches(1));
  other.Wake();
  EXPECT_TRUE(other.Reaches(2));
  release.set_value();
}

TEST(PumpRunner, CallsNoPumpOnceItHasStopped) {
  SystemClock clock;
  CountingPump pump([](int, absl::Time now) { return now; });
  PumpRunner runner(clock);
  runner.Add(pump);
  EXPECT_TRUE(pump.Reaches(3));
  runner.Stop();
  const int calls = pump.calls();
  pump.Wake();
  EXPECT_EQ(pump.calls(), calls);
}

TEST(SystemClock, TellsWholeMicrosecondsShiftedByItsOffset) {
  SystemClock machine, shifted(absl::Hours(-1000));
  const absl::Time now = machine.Now();
  EXPECT_EQ(now, absl::FromUnixMicros(absl::ToUnixMicros(now)));
  EXPECT_LT(shifted.Now(), now - absl::Hours(999));
}

}  // namespace
}  // namespace vanthu::runtime
