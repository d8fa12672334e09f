#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/time/clock.h"
#include "services/numbering/audit/register_audit.h"
#include "services/numbering/limits.h"
#include "services/platform/calendar/vietnam_calendar.h"
#include "services/platform/rpc/worker_pool.h"
#include "services/platform/status/reason.h"
#include "tests/contract/engine.h"
#include "tests/support/register_house.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::contract {
namespace {

using numbering::Allocation;
using numbering::RegisterRow;
using support::RegisterHouse;

constexpr int kCallers = 64;
constexpr int kNumbersEach = 6;

// Many callers in one hot book, from two processes at once, on both engines.
class NumberingContract : public EngineTest {
 protected:
  std::unique_ptr<RegisterHouse> Build(std::function<sql::CommitOutcome()> outcome = {}) {
    auto house = std::make_unique<RegisterHouse>(Open(std::move(outcome)), folder.path(), clock,
                                                 [this](std::function<void()> task) { return pool.TryPost(std::move(task)); });
    EXPECT_TRUE(house->Prepare().ok());
    return house;
  }

  // Asks until it is told: a caller repeats the same call when its outcome is not known.
  static absl::StatusOr<Allocation> AllocateUntilTold(RegisterHouse& house, const std::string& issuance) {
    for (int tries = 0; tries < 200; ++tries) {
      auto given = house.Allocate(issuance);
      if (given.ok() || !status::IsRetryable(given.status())) return given;
    }
    return absl::DeadlineExceededError(issuance);
  }

  void CallFromManyThreads(const std::vector<RegisterHouse*>& houses) {
    std::vector<std::thread> callers;
    for (int caller = 0; caller < kCallers; ++caller) {
      callers.emplace_back([this, &houses, caller] {
        for (int i = 0; i < kNumbersEach; ++i) {
          clock.Advance(absl::Microseconds(7));
          RegisterHouse& house = *houses[(caller + i) % houses.size()];
          const auto given = AllocateUntilTold(house, "c" + std::to_string(caller) + "-" + std::to_string(i));
          EXPECT_TRUE(given.ok()) << given.status();
        }
      });
    }
    for (std::thread& caller : callers) caller.join();
  }

  void ExpectWholeBook(RegisterHouse& house) {
    const int64_t year = DayInVietnam(clock.Now()).year();
    const auto rows = house.keeper.List(house.agency, {{house.book, year}, 0, 100000});
    ASSERT_TRUE(rows.ok()) << rows.status();
    ASSERT_EQ(rows->size(), static_cast<size_t>(kCallers * kNumbersEach));
    absl::Time last = absl::InfinitePast();
    for (size_t i = 0; i < rows->size(); ++i) {
      EXPECT_EQ((*rows)[i].number.number, static_cast<int64_t>(i + 1));
      EXPECT_GE((*rows)[i].allocated_at, last) << "numbers and instants rise together";
      last = (*rows)[i].allocated_at;
    }
    numbering::RegisterAudit audit(
        {DayInVietnam(clock.Now()), calendar::VietnamCalendar(), numbering::kUnfinishedWorkingDaysMax, std::nullopt},
        {{house.agency, house.keys.KeyOf(house.agency)->public_key()}});
    const absl::Status added = audit.AddDatabase(*house.database);
    ASSERT_TRUE(added.ok()) << added;
    EXPECT_TRUE(audit.Report().IsClean()) << ReportText(audit.Report());
  }

  support::TemporaryFolder folder;
  support::SetClock clock{
      absl::FromUnixMicros(absl::ToUnixMicros(absl::Now()))};  // PostgreSQL has a clock of its own to agree with
  rpc::WorkerPool pool{4, 1000};
};

TEST_P(NumberingContract, GivesSixtyFourCallersOneToNInOrderOfTime) {
  auto first = Build();
  auto second = Build();
  CallFromManyThreads({first.get(), second.get()});
  ExpectWholeBook(*first);
  pool.Stop();
}

TEST_P(NumberingContract, LosesAndDoublesNothingWhenCommitsFailOrAreInDoubt) {
  std::atomic<int> commits = 0;
  std::atomic<bool> is_failing = false;
  auto house = Build([&] {
    const int commit = ++commits;
    if (!is_failing) return sql::CommitOutcome::kCommit;
    if (commit % 5 == 0) return sql::CommitOutcome::kFailAfter;
    if (commit % 7 == 0) return sql::CommitOutcome::kFailBefore;
    return commit % 11 == 0 ? sql::CommitOutcome::kFull : sql::CommitOutcome::kCommit;
  });
  is_failing = true;
  CallFromManyThreads({house.get()});
  is_failing = false;
  ExpectWholeBook(*house);
  pool.Stop();
}

TEST_P(NumberingContract, RecordsAndVoidsWhileOthersNumber) {
  auto house = Build();
  std::vector<std::thread> callers;
  for (int caller = 0; caller < 16; ++caller) {
    callers.emplace_back([&, caller] {
      const std::string issuance = "c" + std::to_string(caller);
      EXPECT_TRUE(AllocateUntilTold(*house, issuance).ok());
      if (caller % 4 == 0) {
        EXPECT_TRUE(house->Void(issuance, "trùng").ok());
      } else {
        EXPECT_TRUE(house->Record(issuance, crypto::Sha256(issuance)).ok());
      }
    });
  }
  for (std::thread& caller : callers) caller.join();
  pool.Stop();
  numbering::RegisterAudit audit({DayInVietnam(clock.Now()) + 30, calendar::VietnamCalendar(), 5, std::nullopt}, {});
  ASSERT_TRUE(audit.AddDatabase(*house->database).ok());
  EXPECT_TRUE(audit.Report().IsClean()) << ReportText(audit.Report());
  EXPECT_EQ(audit.Report().leaves, 32);
}

TEST_P(NumberingContract, RefusesAClockThatIsNotTheServers) {
  auto house = Build();
  clock.Advance(absl::Hours(2));
  const auto given = house->Allocate("a");
  EXPECT_EQ(given.ok(), OnSqlite()) << given.status();
  if (OnSqlite()) return pool.Stop();
  EXPECT_TRUE(status::Is(given.status(), status::Reason::kClockDisagrees)) << given.status();
  EXPECT_TRUE(house->keeper.AcceptClock({house->agency, "máy chủ chạy giờ thử", "accounts/a"}).ok());
  EXPECT_TRUE(house->Allocate("a").ok());
  pool.Stop();
}

VANTHU_ON_BOTH_ENGINES(NumberingContract);

}  // namespace
}  // namespace vanthu::contract
