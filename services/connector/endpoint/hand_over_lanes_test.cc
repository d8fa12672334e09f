#include <functional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/connector/endpoint/hand_over.h"
#include "services/connector/limits.h"
#include "tests/support/inbox_house.h"

namespace vanthu::connector {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<AgencyId> Agencies(int count) {
  std::vector<AgencyId> agencies;
  for (int i = 0; i < count; ++i) agencies.push_back(AgencyId::Trusted(absl::StrCat("xa-", i)));
  return agencies;
}

void Take(support::InboxHouse& house) {
  while (house.process->intake.RunOnce(house.clock.Now()) <= house.clock.Now()) {}
}

// The house's folders, of which one agency's hangs: while it does, the test goes on.
class HangingEndpoints : public Endpoints, private Endpoint {
 public:
  HangingEndpoints(Endpoints& folders, AgencyId hanging) : folders_(folders), hanging_(std::move(hanging)) {}

  Endpoint& Of(const AgencyId& agency) override { return agency == hanging_ ? *this : folders_.Of(agency); }

  std::function<void()> while_it_hangs;
  int calls = 0;

 private:
  absl::StatusOr<std::string> SetUp() override { return folders_.Of(hanging_).SetUp(); }
  absl::StatusOr<std::string> HandOver(const std::string& identity, const Package& package) override {
    ++calls;
    if (while_it_hangs) std::exchange(while_it_hangs, nullptr)();
    return folders_.Of(hanging_).HandOver(identity, package);
  }

  Endpoints& folders_;
  const AgencyId hanging_;
};

class HandOverLanes : public testing::Test {
 protected:
  HandOver MakeLane(int number, Endpoints& endpoints, HandOver::Bells bells = {}) {
    support::InboxHouse::Process& process = *house_.process;
    return {{*process.database, house_.randomness, process.fetcher, endpoints, process.inboxes, process.rota}, number, bells};
  }
  static void TurnToRest(HandOver& lane, absl::Time now) {
    while (lane.RunOnce(now) <= now) {}
  }

  support::InboxHouse house_{Agencies(3)};
};

TEST_F(HandOverLanes, AHangingEndpointHoldsItsOwnAgencyOnly) {
  for (int dispatch = 1; dispatch <= 3; ++dispatch) {
    for (size_t agency = 0; agency < 3; ++agency) {
      auto delivery = house_.Deliver(absl::StrCat("d", dispatch), agency);
      if (agency == 1) delivery.urgency = Urgency::kFlash;  // so it is its turn first
      house_.Send(delivery);
    }
  }
  Take(house_);
  HangingEndpoints endpoints(house_.process->endpoints, house_.hosted[1]);
  int changes = 0;
  HandOver stuck = MakeLane(1, endpoints);
  HandOver other = MakeLane(2, endpoints, {.on_change = [&] { ++changes; }});
  bool has_hung = false;
  endpoints.while_it_hangs = [&] {
    has_hung = true;
    TurnToRest(other, house_.clock.Now());
    EXPECT_THAT(house_.Folders(0), SizeIs(3));
    EXPECT_THAT(house_.Folders(1), IsEmpty());
    EXPECT_THAT(house_.Folders(2), SizeIs(3));
    EXPECT_EQ(changes, 6) << "their receipts go out meanwhile";
    EXPECT_EQ(endpoints.calls, 1) << "no second lane gets stuck in it";
  };
  TurnToRest(stuck, house_.clock.Now());
  EXPECT_TRUE(has_hung);
  EXPECT_THAT(house_.Folders(1), SizeIs(3));  // it came back
  EXPECT_EQ(endpoints.calls, 3);
}

// What another lane handed over since this one looked is not handed over a second time.
TEST_F(HandOverLanes, LooksAgainBeforeItHandsOver) {
  auto urgent = house_.Deliver("d1", 0);
  urgent.urgency = Urgency::kFlash;
  house_.Send(urgent);
  house_.Send(house_.Deliver("d1", 2));
  Take(house_);
  HangingEndpoints endpoints(house_.process->endpoints, house_.hosted[0]);
  HandOver slow = MakeLane(1, endpoints);
  HandOver quick = MakeLane(2, endpoints);
  endpoints.while_it_hangs = [&] { TurnToRest(quick, house_.clock.Now()); };
  TurnToRest(slow, house_.clock.Now());
  house_.Settle();
  EXPECT_EQ(house_.CountOfEvents("inbox.handed_over", 2), 1);
  EXPECT_THAT(house_.ReceiptCodes(), ElementsAre("01 attempt 1", "01 attempt 1"));
}

TEST_F(HandOverLanes, TellTheOthersWhenSomethingIsToBeTriedLater) {
  house_.Send(house_.Deliver("d1", 0));
  house_.distribution.files.clear();
  Take(house_);
  int postponed = 0;
  HandOver lane = MakeLane(1, house_.process->endpoints, {.on_postponed = [&] { ++postponed; }});
  HandOver other = MakeLane(2, house_.process->endpoints);
  TurnToRest(lane, house_.clock.Now());
  EXPECT_EQ(postponed, 1);
  EXPECT_LE(other.RunOnce(house_.clock.Now()), house_.clock.Now() + kRetryFirst);
}

TEST(AgencyRota, LetsNoBacklogStarveAnAgency) {
  support::InboxHouse house(Agencies(kHandOversPerTurn + 2));
  for (int dispatch = 1; dispatch <= 3; ++dispatch) {
    for (size_t agency = 0; agency < kHandOversPerTurn; ++agency) house.Send(house.Deliver(absl::StrCat("d", dispatch), agency));
  }
  Take(house);
  house.Advance(absl::Hours(1));
  for (const size_t late : {kHandOversPerTurn, kHandOversPerTurn + 1}) house.Send(house.Deliver("d9", late));
  Take(house);
  for (int turn = 0; turn < 2; ++turn) house.process->hand_over.RunOnce(house.clock.Now());
  EXPECT_THAT(house.Folders(kHandOversPerTurn), SizeIs(1));
  EXPECT_THAT(house.Folders(kHandOversPerTurn + 1), SizeIs(1));
}

// Lanes as a process turns them: in threads, all at once, over agencies that get the same dispatches.
TEST(HandOverThreads, HandEachDispatchOverOnceAndFetchEachFileOnce) {
  constexpr int kAgencies = 12;
  constexpr int kDispatches = 5;
  support::InboxHouse house(Agencies(kAgencies));
  for (int dispatch = 1; dispatch <= kDispatches; ++dispatch) {
    for (size_t agency = 0; agency < kAgencies; ++agency) house.Send(house.Deliver(absl::StrCat("d", dispatch), agency));
  }
  Take(house);
  std::vector<std::thread> threads;
  for (int lane = 1; lane <= 4; ++lane) {
    threads.emplace_back([&, lane] {
      support::InboxHouse::Process& process = *house.process;
      HandOver hand_over({*process.database, house.randomness, process.fetcher, process.endpoints, process.inboxes, process.rota},
                         lane, {});
      const absl::Time now = house.clock.Now();
      while (hand_over.RunOnce(now) <= now) {}
    });
  }
  for (std::thread& thread : threads) thread.join();
  house.Settle();
  for (size_t agency = 0; agency < kAgencies; ++agency) {
    EXPECT_THAT(house.Folders(agency), SizeIs(kDispatches));
    EXPECT_EQ(house.CountOfEvents("inbox.handed_over", agency), kDispatches);
  }
  EXPECT_THAT(house.Receipts(), SizeIs(kAgencies * kDispatches));
  EXPECT_EQ(house.distribution.reads, kDispatches);
}

}  // namespace
}  // namespace vanthu::connector
