#include "tests/integration/history.h"

#include <algorithm>
#include <iterator>
#include <memory>

#include "absl/strings/str_cat.h"

namespace vanthu::integration {
namespace {

constexpr int kActs = 120;
constexpr int kDispatchesMax = 4;
constexpr absl::Duration kRest = absl::Hours(12);  // in which every retry and every repeat without answer has had its turn
constexpr const char* kServices[] = {"drafting", "numbering", "distribution", "connector"};
constexpr const char* kRecipients[] = {"t-a", "t-b", "t-c"};

}  // namespace

History::History(uint64_t seed) : random_(seed), installation_(seed) {}

void History::Tell(std::string_view what) { absl::StrAppend(&story_, std::string(what), "\n"); }

std::vector<std::string> History::Play() {
  if (const absl::Status opened = installation_.Open(); !opened.ok()) return {opened.ToString()};
  IssueOne();
  for (int act = 0; act < kActs; ++act) Act();
  installation_.disk().SetDecide(nullptr);
  installation_.bus().SetDown(false);
  installation_.bus().SetDecide(nullptr);
  if (const absl::Status opened = OpenAgain(); !opened.ok()) return {opened.ToString()};
  installation_.Settle(kRest);
  return BrokenPromises(installation_, told_);
}

void History::Act() {
  const size_t die = Below(100);
  if (die < 60) {
    (void)installation_.Turn(Below(installation_.pump_count()));
  } else if (die < 70) {
    installation_.clock().Advance(absl::Seconds(1 + static_cast<int64_t>(Below(die % 2 == 0 ? 5 : 3600))));
  } else if (die < 76) {
    IssueOne();
  } else if (die < 79) {
    RepeatIssue();
  } else if (die < 81) {
    VoidOne();
  } else if (die < 83) {
    RefuseOne();
  } else if (die < 86) {
    ResendOne();
  } else if (die < 90) {
    CrashInACommit();
  } else if (die < 95) {
    DisturbTheBus();
  } else if (die < 97) {
    FailADisk();
  } else {
    RestartNow();
  }
}

void History::IssueOne() {
  if (issued_ >= kDispatchesMax) return;
  const std::string text = Installation::DispatchText(absl::StrCat("việc thứ ", issued_ + 1));
  const auto draft = installation_.CreateDraft(text, absl::StrCat("r-", issued_ + 1));
  if (!draft.ok() || !installation_.Approve(*draft).ok()) return;  // a commit was planned to fail: it comes again
  const auto issuance = installation_.Issue(draft->name());
  if (!issuance.ok()) return;
  ++issued_;
  drafts_.push_back(draft->name());
  told_.issuances.push_back(issuance->name());
  Tell(absl::StrCat("issue ", issuance->name()));
}

// A second order for the same draft meets the first one, unless that one has ended without a number, or voided.
void History::RepeatIssue() {
  if (drafts_.empty()) return;
  const auto issuance = installation_.Issue(drafts_[Below(drafts_.size())]);
  if (!issuance.ok()) return;
  if (std::find(told_.issuances.begin(), told_.issuances.end(), issuance->name()) == told_.issuances.end()) {
    told_.issuances.push_back(issuance->name());
  }
  Tell(absl::StrCat("issue again ", issuance->name()));
}

void History::VoidOne() {
  if (told_.issuances.empty()) return;
  const std::string& name = told_.issuances[Below(told_.issuances.size())];
  const auto voided = installation_.Void(name, "thử hủy");
  Tell(absl::StrCat("void ", name, ": ", voided.status().ToString()));
}

void History::RefuseOne() {
  const char* agency = kRecipients[Below(std::size(kRecipients))];
  const auto inbox = installation_.Inbox(agency);
  if (!inbox.ok() || inbox->empty()) return;
  const std::string& entry = (*inbox)[Below(inbox->size())].name();
  Tell(absl::StrCat("refuse ", entry, ": ", installation_.Refuse(agency, entry).ToString()));
}

void History::ResendOne() {
  if (told_.issuances.empty()) return;
  const auto issuance = installation_.Find(told_.issuances[Below(told_.issuances.size())]);
  if (!issuance.ok() || issuance->dispatch().empty()) return;
  const auto deliveries = installation_.Deliveries(issuance->dispatch());
  if (!deliveries.ok() || deliveries->empty()) return;
  const std::string& delivery = (*deliveries)[Below(deliveries->size())].name();
  Tell(absl::StrCat("resend ", delivery, ": ", installation_.Resend(delivery).ToString()));
}

// The process dies in a commit, before or after it took effect: the pump that was at work meets it, and the restart follows.
void History::CrashInACommit() {
  const char* service = kServices[Below(std::size(kServices))];
  const auto outcome = Below(2) == 0 ? sql::CommitOutcome::kFailBefore : sql::CommitOutcome::kFailAfter;
  installation_.NextCommit(service, outcome);
  Tell(absl::StrCat("crash in a commit of ", service, outcome == sql::CommitOutcome::kFailAfter ? ", after it" : ", before it"));
  for (size_t pump = 0; pump < installation_.pump_count(); ++pump) (void)installation_.Turn(pump);
  RestartNow();
}

void History::DisturbTheBus() {
  using Fate = bus::SimulatedBus::Fate;
  bus::SimulatedBus& bus = installation_.bus();
  const int count = 1 + static_cast<int>(Below(4));
  switch (Below(6)) {
    case 0:
      bus.Next(count, Fate::kRefused);
      break;
    case 1:
      bus.Next(count, Fate::kAckLost);
      break;
    case 2:
      bus.Next(count, Fate::kRepeated);
      break;
    case 3:
      LoseRecordsOfAnInbox(count);
      break;
    case 4:
      bus.Wipe();
      break;
    default:
      bus.Rewind(InboxTopic(AgencyId::Trusted(kRecipients[Below(std::size(kRecipients))])), 0);
      break;
  }
  Tell("the bus is disturbed");
}

// A broker that acknowledged records and lost them, and is the same log still: an inbox's records are sent again for want of an
// answer. Lost receipts beyond 01 are not (docs/contracts.md): such a broker has broken its word.
void History::LoseRecordsOfAnInbox(int count) {
  auto left = std::make_shared<int>(count);
  installation_.bus().SetDecide([left](const bus::Record& record) {
    const bool is_lost = *left > 0 && record.topic.find(".inbox.") != std::string::npos;
    if (is_lost) --*left;
    return is_lost ? bus::SimulatedBus::Fate::kLost : bus::SimulatedBus::Fate::kStored;
  });
}

// An endpoint's or a service's disk fails for some operations: full, or read-only, now and then after the operation took effect.
void History::FailADisk() {
  auto left = std::make_shared<int>(1 + static_cast<int>(Below(6)));
  const bool is_full = Below(2) == 0;
  const bool takes_effect = Below(4) == 0;
  const std::string place = Below(2) == 0 ? "/endpoints/" : "/files/";
  installation_.disk().SetDecide(
      [=](files::DiskOperation operation, const std::filesystem::path& path) -> std::optional<files::DiskFault> {
        if (operation == files::DiskOperation::kRead || *left <= 0 || path.string().find(place) == std::string::npos)
          return std::nullopt;
        --*left;
        return files::DiskFault{.reason = is_full ? status::Reason::kDiskFull : status::Reason::kReadOnlyDisk,
                                .takes_effect = takes_effect};
      });
  Tell(absl::StrCat("the disk of ", place, " fails"));
}

void History::RestartNow() {
  Tell("restart");
  for (int tries = 0; tries < 3; ++tries) {
    if (installation_.Restart().ok()) return;  // a planned fault may meet the opening
  }
  installation_.disk().SetDecide(nullptr);
  const absl::Status opened = OpenAgain();
  if (!opened.ok()) Tell(absl::StrCat("does not open: ", opened.ToString()));
}

// A fault that was planned for a commit meets one opening, and is spent with it.
absl::Status History::OpenAgain() {
  const absl::Status opened = installation_.Restart();
  return opened.ok() ? opened : installation_.Restart();
}

}  // namespace vanthu::integration
