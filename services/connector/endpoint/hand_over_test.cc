#include "services/connector/endpoint/hand_over.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/connector/intake/entry_store.h"
#include "services/connector/limits.h"
#include "services/platform/status/reason.h"
#include "tests/support/inbox_house.h"

namespace vanthu::connector {
namespace {

using status::Reason;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::vector<AgencyId> kTwo = {AgencyId::Trusted("so-y-te"), AgencyId::Trusted("so-cong-thuong")};

// Lets the intake take what was sent, and hands nothing over yet.
void Take(support::InboxHouse& house) {
  while (house.process->intake.RunOnce(house.clock.Now()) <= house.clock.Now()) {}
}

std::vector<std::string> InOrderOfHandOver(support::InboxHouse& house, size_t hosted_index) {
  std::vector<std::string> order;
  for (const event::Receipt& receipt : house.Receipts()) {
    if (receipt.recipient.agency == house.hosted[hosted_index]) order.push_back(receipt.dispatch.text());
  }
  return order;
}

TEST(HandOver, ServesUrgentOnesFirstThenTheOldest) {
  support::InboxHouse house;
  for (const auto& [id, urgency] : std::vector<std::pair<std::string, Urgency>>{{"d1", Urgency::kNormal},
                                                                                {"d2", Urgency::kUrgent},
                                                                                {"d3", Urgency::kFlash},
                                                                                {"d4", Urgency::kNormal},
                                                                                {"d5", Urgency::kUrgent}}) {
    auto delivery = house.Deliver(id);
    delivery.urgency = urgency;
    house.Send(delivery);
  }
  Take(house);
  for (int turn = 0; turn < 5; ++turn) {
    house.process->hand_over.RunOnce(house.clock.Now());
    house.process->receipts.RunOnce(house.clock.Now());
  }
  EXPECT_THAT(InOrderOfHandOver(house, 0), ElementsAre("d3", "d2", "d5", "d1", "d4"));
}

TEST(HandOver, RefusesWhatTheJudgeCallsBadlySigned) {
  support::InboxHouse house;
  house.judge = [](const Package& package) {
    const std::string dispatch = package.delivery.dispatch.text();
    if (dispatch == "d2") return status::Error(Reason::kUnavailable, {{"name", "directory"}});
    if (dispatch == "d3") return absl::OkStatus();
    return status::Error(Reason::kBadSignature, {{"name", dispatch}, {"cause", "đã bị sửa"}, {"cause_en", "altered"}});
  };
  house.Restart();
  for (const char* dispatch : {"d1", "d2", "d3"}) house.Send(house.Deliver(dispatch));
  house.Settle();
  EXPECT_THAT(house.Folders(), SizeIs(1)) << "d3 alone";
  EXPECT_EQ(house.CountOfEvents("inbox.refused"), 1);
  EXPECT_THAT(house.ReceiptCodes(), testing::UnorderedElementsAre("02 attempt 1", "01 attempt 1"));
  const auto entries = house.Entries();
  EXPECT_EQ(entries[0].state, InboxState::kRefused);
  EXPECT_THAT(entries[0].reason, HasSubstr("altered"));
  EXPECT_EQ(entries[1].state, InboxState::kRetrying) << "who could not be asked says nothing";
}

TEST(HandOver, TakesAgenciesInTurn) {
  support::InboxHouse house(kTwo);
  for (int i = 0; i < 5; ++i) house.Send(house.Deliver("d" + std::to_string(i), 0));
  house.Send(house.Deliver("d9", 1));
  Take(house);
  house.process->hand_over.RunOnce(house.clock.Now());
  EXPECT_THAT(house.Folders(0), SizeIs(1));
  EXPECT_THAT(house.Folders(1), SizeIs(1));
}

TEST(HandOver, TriesAMissingFileAgainAndNeverRefusesForIt) {
  support::InboxHouse house;
  const auto delivery = house.Deliver("d1");
  const auto files = std::exchange(house.distribution.files, {});
  house.Send(delivery);
  house.Settle();
  house.Advance(absl::Hours(1));
  house.Settle();
  ASSERT_THAT(house.Entries(), SizeIs(1));
  EXPECT_EQ(house.Entries()[0].state, InboxState::kRetrying);
  EXPECT_EQ(house.Entries()[0].tries, 2);
  EXPECT_THAT(house.Entries()[0].reason, AllOf(HasSubstr("Thiếu tệp"), HasSubstr("is missing")));
  ASSERT_THAT(house.distribution.progress, SizeIs(1));  // told once, when it changed
  EXPECT_EQ(house.distribution.progress[0].state, InboxState::kRetrying);

  house.distribution.files = files;
  house.distribution.files.begin()->second = "other!!";
  house.Advance(absl::Hours(1));
  house.Settle();
  EXPECT_EQ(house.Entries()[0].state, InboxState::kRetrying);
  EXPECT_THAT(house.ReceiptCodes(), IsEmpty());

  house.distribution.files = files;
  house.Advance(absl::Hours(1));
  house.Settle();
  EXPECT_THAT(house.ReceiptCodes(), ElementsAre("01 attempt 1"));
}

TEST(HandOver, DoesNotLetOneFailingDispatchHoldUpTheNext) {
  support::InboxHouse house;
  const auto missing = house.Deliver("d1");
  house.distribution.files.clear();
  house.Send(missing);
  house.Send(house.Deliver("d2"));
  house.Settle();
  EXPECT_THAT(InOrderOfHandOver(house, 0), ElementsAre("d2"));
}

// The folder's name and the longer one are taken by folders that the ledger does not know.
TEST(HandOver, TouchesOnlyTheDeliveryWhoseFolderIsTaken) {
  support::InboxHouse house;
  const auto taken = house.Deliver("d1");
  house.Send(taken);
  house.Settle();
  const auto year = house.EndpointRoot() / "2024";
  const std::string name = house.Folders()[0];
  const std::string id = taken.delivery.text();
  std::filesystem::create_directory(year / (name.substr(0, name.rfind('(')) + "(" + id + ")"));
  house.LoseDatabase();
  {  // an empty ledger in the place of the one that was lost
    std::ifstream ledger(house.EndpointRoot() / ".vanthu-ledger");
    std::string header;
    std::getline(ledger, header);
    std::ofstream(house.EndpointRoot() / ".vanthu-ledger") << header << "\n";
  }
  house.Send(house.Deliver("d2"));
  house.Settle();
  ASSERT_THAT(house.Entries(), SizeIs(2));
  EXPECT_EQ(house.Entries()[0].state, InboxState::kRetrying);
  EXPECT_THAT(house.Entries()[0].reason, AllOf(HasSubstr("sổ giao nhận của nó không biết"), HasSubstr("does not know")));
  EXPECT_EQ(house.Entries()[1].state, InboxState::kHandedOver);
  EXPECT_EQ(house.CountOfEvents("endpoint.missing"), 0);

  std::filesystem::rename(year, house.folder.path() / "moved away");
  house.Advance(absl::Minutes(1));
  house.Settle();
  EXPECT_EQ(house.Entries()[0].state, InboxState::kHandedOver);
}

TEST(HandOver, WaitsWithAnAlarmForAnEndpointThatIsNotThere) {
  support::InboxHouse house(kTwo);
  house.Send(house.Deliver("d0"));
  house.Settle();
  std::filesystem::rename(house.EndpointRoot(), house.folder.path() / "unmounted");

  house.Send(house.Deliver("d1"));
  house.Send(house.Deliver("d2"));
  house.Send(house.Deliver("d1", 1));
  house.Settle();
  house.Advance(absl::Hours(24 * 30));
  house.Settle();
  EXPECT_THAT(house.Folders(0), IsEmpty());
  EXPECT_THAT(house.Folders(1), SizeIs(1));  // the other agency does not wait
  EXPECT_EQ(house.Entries()[1].state, InboxState::kRetrying);
  EXPECT_EQ(house.Entries()[2].state, InboxState::kRetrying);
  EXPECT_EQ(house.CountOfEvents("endpoint.missing"), 1);
  EXPECT_THAT(house.distribution.progress, SizeIs(2));

  house.Restart();
  std::filesystem::rename(house.folder.path() / "unmounted", house.EndpointRoot());
  house.Advance(absl::Minutes(1));
  house.Settle();
  EXPECT_THAT(house.Folders(0), SizeIs(3));
  EXPECT_EQ(house.CountOfEvents("endpoint.found"), 1);
  EXPECT_EQ(house.CountOfEvents("endpoint.set_up"), 1);
}

TEST(HandOver, NeverGuessesAboutAWipedFolder) {
  support::InboxHouse house;
  house.Send(house.Deliver("d0"));
  house.Settle();
  std::filesystem::remove_all(house.EndpointRoot());
  std::filesystem::create_directories(house.EndpointRoot());
  house.Send(house.Deliver("d1"));
  house.Settle();
  house.Restart();
  house.Advance(absl::Hours(1));
  house.Settle();
  EXPECT_THAT(house.Folders(), IsEmpty());
  EXPECT_TRUE(std::filesystem::is_empty(house.EndpointRoot()));
}

// The disk dies at one operation after another (the folder's own test tries each), and stays dead until the process is started
// again.
TEST(HandOver, EndsInOneFolderAndOneAnswerWhereverTheDiskDied) {
  support::InboxHouse house;
  int expected = 0;
  bool died = true;
  for (int fatal = 0; died; fatal += 3) {
    const auto delivery = house.Deliver("d" + std::to_string(++expected));
    house.Send(delivery);
    int count = 0;
    house.disk.SetDecide([&](files::DiskOperation, const std::filesystem::path&) -> std::optional<files::DiskFault> {
      if (count++ < fatal) return std::nullopt;
      return files::DiskFault{Reason::kDiskFull, 3, fatal % 2 == 1};
    });
    house.Settle();
    died = count > fatal;
    house.Restart();
    house.disk.SetDecide(nullptr);
    house.Advance(absl::Minutes(1));
    house.Settle();
    ASSERT_THAT(house.Folders(), SizeIs(expected)) << "operation " << fatal;
    ASSERT_THAT(house.Receipts(), SizeIs(expected)) << "operation " << fatal;
  }
  EXPECT_GT(expected, 7);  // there were that many places to die at
}

TEST(HandOver, FetchesAFileOnceForAllHostedAgencies) {
  support::InboxHouse house(kTwo);
  house.Send(house.Deliver("d1", 0));
  house.Settle();
  house.distribution.asked_for.clear();
  house.Send(house.Deliver("d1", 1));
  house.Settle();
  EXPECT_THAT(house.Folders(1), SizeIs(1));
  EXPECT_THAT(house.distribution.asked_for, IsEmpty());
}

}  // namespace
}  // namespace vanthu::connector
