#include "services/platform/runtime/pump_runner.h"

#include <atomic>
#include <fstream>
#include <functional>
#include <future>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_split.h"
#include "gtest/gtest.h"
#include "services/platform/runtime/system_clock.h"
#include "services/platform/status/reason.h"
#include "tests/support/temporary_folder.h"

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
  absl::Status last_failure() const override { return absl::OkStatus(); }
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

// Fails at these in turn, then at nothing any more.
class FailingPump : public CountingPump {
 public:
  explicit FailingPump(std::vector<absl::Status> failures)
      : CountingPump([](int, absl::Time now) { return now; }), failures_(std::move(failures)) {}
  absl::Status last_failure() const override {
    const size_t call = asked_++;
    return call < failures_.size() ? failures_[call] : absl::OkStatus();
  }

 private:
  const std::vector<absl::Status> failures_;
  mutable size_t asked_ = 0;  // by the one thread that turns the pump
};

TEST(PumpRunner, TellsTheLogWhenAPumpBeginsToFail) {
  const support::TemporaryFolder folder;
  const std::string path = (folder.path() / "log.jsonl").string();
  SystemClock clock;
  auto log = JsonLog::ToFile("test", clock, path);
  ASSERT_TRUE(log.ok()) << log.status();
  const absl::Status full = status::Error(status::Reason::kDiskFull, {{"name", "tile"}});
  FailingPump pump({full, full, absl::OkStatus(), full, absl::UnknownError("strange")});
  {
    PumpRunner runner(clock, &*log);
    runner.Add(pump);
    ASSERT_TRUE(pump.Reaches(7));
  }
  std::ostringstream written;
  written << std::ifstream(path).rdbuf();
  const std::vector<std::string> lines = absl::StrSplit(written.str(), '\n', absl::SkipEmpty());
  ASSERT_EQ(lines.size(), 3U) << written.str();
  EXPECT_NE(lines[0].find("test.counting"), std::string::npos);
  EXPECT_NE(lines[0].find("DISK_FULL"), std::string::npos);
  EXPECT_NE(lines[1].find("DISK_FULL"), std::string::npos);
  EXPECT_NE(lines[2].find("strange"), std::string::npos);
}

}  // namespace
}  // namespace vanthu::runtime
