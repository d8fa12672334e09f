#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "services/platform/status/reason.h"
#include "tests/integration/installation.h"
#include "tests/integration/invariants.h"

namespace vanthu::integration {
namespace {

using drafting::v1::Draft;
using drafting::v1::Issuance;
using status::Reason;

constexpr absl::Duration kHalfAnHour = absl::Minutes(30);

// An issuance as the people at the desk meet it, over every door.
class IssuanceFromTheDesk : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(house_.Open().ok()); }

  Draft Approved(const std::string& text) {
    const auto draft = house_.CreateDraft(text, absl::StrCat("r-", ++requests_));
    EXPECT_TRUE(draft.ok()) << draft.status();
    const absl::Status approved = house_.Approve(*draft);
    EXPECT_TRUE(approved.ok()) << approved;
    return *draft;
  }
  Issuance Started(const std::string& text) {
    const auto issuance = house_.Issue(Approved(text).name());
    EXPECT_TRUE(issuance.ok()) << issuance.status();
    return *issuance;
  }
  Issuance Now(const Issuance& issuance) { return *house_.Find(issuance.name()); }
  void GoTo(std::string_view instant) { house_.clock().Set(*ParseInstant(instant)); }

  Installation house_{1};
  int requests_ = 0;
};

TEST_F(IssuanceFromTheDesk, IsOneHoweverOftenItIsOrdered) {
  const Draft draft = Approved(Installation::DispatchText("một lần"));
  const auto first = house_.Issue(draft.name());
  const auto second = house_.Issue(draft.name());
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_EQ(first->name(), second->name());
  house_.Settle(kHalfAnHour);
  EXPECT_EQ(house_.Issue(draft.name())->name(), first->name());
  EXPECT_EQ(house_.Register(2026)->size(), 1U);
}

TEST_F(IssuanceFromTheDesk, NeedsAnApprovalOfTheLatestRevision) {
  const Draft draft = Approved(Installation::DispatchText("bản đầu"));
  const auto revised = house_.Revise(draft, Installation::DispatchText("bản sau"));
  ASSERT_TRUE(revised.ok()) << revised.status();
  EXPECT_TRUE(status::Is(house_.Issue(draft.name()).status(), Reason::kNotApproved));
  EXPECT_TRUE(status::Is(house_.Approve(draft), Reason::kRevisionNotLatest));
}

TEST_F(IssuanceFromTheDesk, RefusedInStepFiveLeavesADraftThatCanBeMended) {
  std::string text = Installation::DispatchText("người ký lạ");
  text.replace(text.find("Trần Văn Ký"), std::string("Trần Văn Ký").size(), "Lê Không Quen");
  const Issuance refused = Started(text);
  house_.Step();
  EXPECT_EQ(Now(refused).state(), drafting::v1::ISSUANCE_STATE_REFUSED);
  EXPECT_EQ(Now(refused).reason(), "SIGNER_NOT_AUTHORISED");
  EXPECT_TRUE(house_.Register(2026)->empty());

  const auto draft = house_.FindDraft(refused.draft());
  const auto mended = house_.Revise(*draft, Installation::DispatchText("người ký đúng"));
  ASSERT_TRUE(mended.ok()) << mended.status();
  ASSERT_TRUE(house_.Approve(*mended).ok());
  const auto issuance = house_.Issue(mended->name());
  ASSERT_TRUE(issuance.ok()) << issuance.status();
  EXPECT_NE(issuance->name(), refused.name());
  house_.Settle(kHalfAnHour);
  EXPECT_EQ(Now(*issuance).number(), 1);
}

TEST_F(IssuanceFromTheDesk, LocksItsDraft) {
  const Issuance issuance = Started(Installation::DispatchText("khóa"));
  const auto draft = house_.FindDraft(issuance.draft());
  EXPECT_TRUE(status::Is(house_.Revise(*draft, Installation::DispatchText("sửa lén")).status(), Reason::kDraftLocked));
}

TEST_F(IssuanceFromTheDesk, FreezesAnewWhenTheDayPassesBeforeItsNumber) {
  GoTo("2026-04-10T16:59:00.000000Z");
  const Issuance issuance = Started(Installation::DispatchText("qua nửa đêm"));
  house_.Step();  // step 5 on the 10th
  ASSERT_EQ(Now(issuance).state(), drafting::v1::ISSUANCE_STATE_NUMBERING);
  GoTo("2026-04-10T17:00:01.000000Z");
  house_.Step();
  EXPECT_EQ(Now(issuance).state(), drafting::v1::ISSUANCE_STATE_PREPARING);
  house_.Settle(kHalfAnHour);
  EXPECT_EQ(Now(issuance).state(), drafting::v1::ISSUANCE_STATE_PUBLISHED);
  EXPECT_EQ(Now(issuance).day(), "2026-04-11");
  EXPECT_EQ(Now(issuance).number(), 1);
}

TEST_F(IssuanceFromTheDesk, WaitsForAYesWhenTodaysRecipientsAreOthers) {
  GoTo("2026-03-02T02:00:00.000000Z");
  const Issuance issuance = Started(Installation::DispatchText("gửi các sở", "- Các sở, ban, ngành."));
  GoTo("2026-03-03T02:00:00.000000Z");  // Sở Dương is gone
  house_.Settle(kHalfAnHour);
  ASSERT_EQ(Now(issuance).state(), drafting::v1::ISSUANCE_STATE_AWAITING_RECIPIENTS);
  EXPECT_FALSE(Now(issuance).waiting_for_vi().empty());
  EXPECT_TRUE(house_.Register(2026)->empty());

  ASSERT_TRUE(house_.AgreeToRecipients(Now(issuance)).ok());
  house_.Settle(kHalfAnHour);
  EXPECT_EQ(Now(issuance).state(), drafting::v1::ISSUANCE_STATE_PUBLISHED);
  EXPECT_EQ(house_.Deliveries(Now(issuance).dispatch())->size(), 2U);
}

TEST_F(IssuanceFromTheDesk, StartsTheYearsBookAtOne) {
  GoTo("2026-12-31T16:00:00.000000Z");
  const Issuance old_year = Started(Installation::DispatchText("cuối năm"));
  house_.Settle(kHalfAnHour);
  GoTo("2026-12-31T17:00:00.000000Z");  // midnight in Vietnam
  const Issuance new_year = Started(Installation::DispatchText("đầu năm"));
  house_.Settle(kHalfAnHour);
  EXPECT_EQ(Now(old_year).day(), "2026-12-31");
  EXPECT_EQ(Now(new_year).day(), "2027-01-01");
  EXPECT_EQ(Now(new_year).number(), 1);
}

TEST_F(IssuanceFromTheDesk, IsVoidedOnAPersonsWordBeforeItIsRecorded) {
  const Issuance issuance = Started(Installation::DispatchText("hủy"));
  house_.Step();
  house_.Step();
  ASSERT_EQ(Now(issuance).number(), 1);
  const auto voided = house_.Void(issuance.name(), "soạn nhầm");
  ASSERT_TRUE(voided.ok()) << voided.status();
  EXPECT_EQ(voided->state(), drafting::v1::ISSUANCE_STATE_VOIDED);
  house_.Settle(kHalfAnHour);
  const auto numbers = house_.Register(2026);
  ASSERT_EQ(numbers->size(), 1U);
  EXPECT_EQ(numbers->front().state(), numbering::v1::NUMBER_STATE_VOIDED);
  EXPECT_EQ(numbers->front().void_reason(), "soạn nhầm");
}

TEST_F(IssuanceFromTheDesk, ShowsTheNumberThatWasInDoubtWhenItWasVoided) {
  const Issuance issuance = Started(Installation::DispatchText("hủy khi chưa rõ"));
  house_.Step();
  house_.NextCommit("numbering", sql::CommitOutcome::kFailAfter);
  house_.Step();
  ASSERT_EQ(Now(issuance).state(), drafting::v1::ISSUANCE_STATE_NUMBERING);
  ASSERT_EQ(Now(issuance).number(), 0);
  const auto voided = house_.Void(issuance.name(), "soạn nhầm");
  ASSERT_TRUE(voided.ok()) << voided.status();
  EXPECT_EQ(voided->state(), drafting::v1::ISSUANCE_STATE_VOIDED);
  EXPECT_EQ(voided->number(), 1);
  EXPECT_EQ(voided->notation(), "SPH-VP");
  EXPECT_EQ(house_.FindDraft(issuance.draft())->ended_issuance(), issuance.name());
}

TEST_F(IssuanceFromTheDesk, SaysSoWhereTheVoidCameTooLate) {
  const Issuance issuance = Started(Installation::DispatchText("hủy muộn"));
  for (int step = 0; step < 7; ++step) house_.Step();
  house_.NextCommit("numbering", sql::CommitOutcome::kFailAfter);
  house_.Step();  // recorded, and not known to be
  ASSERT_EQ(Now(issuance).state(), drafting::v1::ISSUANCE_STATE_RECORDING);
  house_.NextCommit("numbering", sql::CommitOutcome::kFull);
  const auto asked = house_.Void(issuance.name(), "soạn nhầm");
  ASSERT_TRUE(asked.ok()) << asked.status();
  ASSERT_EQ(asked->state(), drafting::v1::ISSUANCE_STATE_VOIDING);

  house_.Settle(kHalfAnHour);
  EXPECT_EQ(Now(issuance).state(), drafting::v1::ISSUANCE_STATE_PUBLISHED);
  EXPECT_NE(Now(issuance).void_refused_vi().find("đã ghi vào sổ"), std::string::npos);
  EXPECT_EQ(house_.AuditOutcomes("issuance.void_refused"), std::vector<std::string>{"ALREADY_RECORDED"});
  EXPECT_TRUE(BrokenPromises(house_, {{issuance.name()}}).empty());
}

TEST_F(IssuanceFromTheDesk, StandsAloneWhereItsRowCannotBeRead) {
  const Issuance broken = Started(Installation::DispatchText("hỏng"));
  const Issuance sound = Started(Installation::DispatchText("lành"));
  const std::string content = house_.ExchangeContent(broken.name(), "{");
  house_.Settle(kHalfAnHour);
  EXPECT_EQ(Now(sound).state(), drafting::v1::ISSUANCE_STATE_PUBLISHED);
  EXPECT_TRUE(status::Is(house_.Find(broken.name()).status(), Reason::kIssuanceUnreadable));
  EXPECT_EQ(house_.AuditOutcomes("issuance.unreadable"), std::vector<std::string>{"ISSUANCE_UNREADABLE"});

  house_.ExchangeContent(broken.name(), content);
  house_.Settle(kHalfAnHour);
  EXPECT_EQ(Now(broken).state(), drafting::v1::ISSUANCE_STATE_PUBLISHED);
  EXPECT_TRUE(BrokenPromises(house_, {{broken.name(), sound.name()}}).empty());
}

TEST_F(IssuanceFromTheDesk, IsNotVoidedAfterItIsRecorded) {
  const Issuance issuance = Started(Installation::DispatchText("muộn"));
  house_.Settle(kHalfAnHour);
  EXPECT_TRUE(status::Is(house_.Void(issuance.name(), "quá muộn").status(), Reason::kAlreadyRecorded));
  EXPECT_TRUE(status::Is(house_.Void(issuance.name(), "").status(), Reason::kInvalidField));
}

TEST_F(IssuanceFromTheDesk, WaitsForAFullDiskAndGoesOn) {
  const Issuance issuance = Started(Installation::DispatchText("hết đĩa"));
  house_.Step();
  house_.Step();
  auto is_full = std::make_shared<bool>(true);
  house_.disk().SetDecide(
      [is_full](files::DiskOperation operation, const std::filesystem::path& path) -> std::optional<files::DiskFault> {
        const bool is_meant =
            *is_full && operation == files::DiskOperation::kAppend && path.string().find("/drafting/") != std::string::npos;
        return is_meant ? std::optional(files::DiskFault{.after_bytes = 100}) : std::nullopt;
      });
  house_.Step();
  EXPECT_EQ(Now(issuance).reason(), "DISK_FULL");
  EXPECT_EQ(Now(issuance).number(), 1);
  *is_full = false;
  house_.Settle(kHalfAnHour);
  EXPECT_EQ(Now(issuance).state(), drafting::v1::ISSUANCE_STATE_PUBLISHED);
  EXPECT_TRUE(BrokenPromises(house_, {{issuance.name()}}).empty());
}

TEST_F(IssuanceFromTheDesk, WaitsWhileTheClockCannotBeBelieved) {
  Started(Installation::DispatchText("hôm nay"));
  house_.Settle(kHalfAnHour);
  const absl::Time today = house_.clock().Now();
  house_.clock().Set(today + absl::Hours(24) * 40);
  const Issuance later = Started(Installation::DispatchText("tháng sau"));
  house_.Settle(kHalfAnHour);
  EXPECT_EQ(Now(later).reason(), "CLOCK_AHEAD");
  EXPECT_EQ(Now(later).number(), 0);
  ASSERT_TRUE(house_.AcceptClock("nghỉ Tết dài").ok());
  house_.Settle(kHalfAnHour);
  EXPECT_EQ(Now(later).number(), 2);

  house_.clock().Set(today);
  const Issuance earlier = Started(Installation::DispatchText("giờ lùi"));
  house_.Settle(kHalfAnHour);
  EXPECT_EQ(Now(earlier).reason(), "CLOCK_BEHIND");
}

TEST_F(IssuanceFromTheDesk, ReachesARefusingRecipientAgainAsTheNextAttempt) {
  const Issuance issuance = Started(Installation::DispatchText("bị từ chối"));
  house_.Settle(kHalfAnHour);
  ASSERT_TRUE(house_.Refuse("t-a", house_.Inbox("t-a")->front().name()).ok());
  house_.Settle(kHalfAnHour);
  const std::string dispatch = Now(issuance).dispatch();
  const auto refused = house_.Deliveries(dispatch);
  const auto delivery =
      std::find_if(refused->begin(), refused->end(), [](const auto& d) { return d.recipient() == "agencies/t-a"; });
  ASSERT_NE(delivery, refused->end());
  EXPECT_EQ(delivery->state(), distribution::v1::DELIVERY_STATE_REFUSED);

  ASSERT_TRUE(house_.Resend(delivery->name()).ok());
  house_.Settle(kHalfAnHour);
  EXPECT_EQ(house_.Inbox("t-a")->size(), 2U);
  EXPECT_TRUE(BrokenPromises(house_, {{issuance.name()}}).empty());
}

}  // namespace
}  // namespace vanthu::integration
