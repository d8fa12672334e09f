#include "services/drafting/issuance/issuance.h"

#include "gtest/gtest.h"
#include "services/drafting/issuance/issuance_json.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/reason.h"

namespace vanthu::drafting {
namespace {

using status::Error;
using status::Reason;

constexpr IssuanceState kAfterStepFive[] = {IssuanceState::kNumbering, IssuanceState::kSetting, IssuanceState::kRecording,
                                            IssuanceState::kPublishing};

DraftName SomeDraft() { return {AgencyId::Trusted("t-so"), DraftId::Trusted("d1")}; }

Issuance In(IssuanceState state) {
  return {.name = IssuanceNameOf(SomeDraft(), 0), .draft = SomeDraft(), .state = state, .frozen_day = absl::CivilDay(2026, 3, 2)};
}

absl::Time Noon() { return *ParseInstant("2026-03-02T05:00:00.000000Z"); }

TEST(IssuanceName, IsMadeOfDraftAndTheCountOfThoseThatEnded) {
  EXPECT_EQ(IssuanceNameOf(SomeDraft(), 0), IssuanceNameOf(SomeDraft(), 0));
  EXPECT_NE(IssuanceNameOf(SomeDraft(), 0), IssuanceNameOf(SomeDraft(), 1));
  EXPECT_TRUE(IssuanceId::Of(IssuanceNameOf(SomeDraft(), 0).id.text()).ok());
}

TEST(AfterFailure, EndsWithoutANumberOnlyInStepFive) {
  const absl::Status definite = Error(Reason::kNoSigner);
  const Issuance refused = AfterFailure(In(IssuanceState::kPreparing), definite, Noon());
  EXPECT_EQ(refused.state, IssuanceState::kRefused);
  EXPECT_EQ(refused.waiting.reason, "NO_SIGNER");
  EXPECT_FALSE(refused.next_try_at.has_value());
  for (const IssuanceState state : kAfterStepFive) {
    const Issuance waits = AfterFailure(In(state), definite, Noon());
    EXPECT_EQ(waits.state, state);
    EXPECT_GT(waits.next_try_at.value(), Noon());
  }
}

TEST(AfterFailure, WaitsInStepFiveForWhatIsInDoubt) {
  for (const absl::Status& doubt : {absl::DeadlineExceededError("late"), absl::CancelledError("gone"), absl::InternalError("?"),
                                    Error(Reason::kUnavailable, {{"name", "directory"}})}) {
    EXPECT_EQ(AfterFailure(In(IssuanceState::kPreparing), doubt, Noon()).state, IssuanceState::kPreparing) << doubt;
  }
}

TEST(AfterFailure, WaitsLongerEachTimeUpToAMinute) {
  Issuance issuance = In(IssuanceState::kSetting);
  absl::Duration last;
  for (int i = 0; i < 20; ++i) {
    issuance = AfterFailure(issuance, Error(Reason::kDiskFull, {{"name", "x"}}), Noon());
    const absl::Duration wait = *issuance.next_try_at - Noon();
    EXPECT_GE(wait, last);
    last = wait;
  }
  EXPECT_EQ(last, absl::Minutes(1));
  EXPECT_NE(issuance.waiting.vietnamese, issuance.waiting.english);
}

TEST(AfterFailure, FreezesAnewOnAnotherDay) {
  const Issuance back = AfterFailure(In(IssuanceState::kNumbering), Error(Reason::kDayPassed), Noon());
  EXPECT_EQ(back.state, IssuanceState::kPreparing);
  EXPECT_EQ(back.next_try_at, Noon());
}

TEST(AfterFailure, EndsVoidedWhereNumberingSaysSo) {
  EXPECT_EQ(AfterFailure(In(IssuanceState::kNumbering), Error(Reason::kIssuanceVoided), Noon()).state, IssuanceState::kVoided);
}

TEST(AfterFailure, GoesOnWhereTheVoidCameTooLate) {
  Issuance voiding = In(IssuanceState::kVoiding);
  voiding.void_reason = "soạn nhầm";
  voiding.voided_by = "accounts/x";
  const Issuance on = AfterFailure(voiding, Error(Reason::kAlreadyRecorded, {{"value", "07/SPH-VP"}}), Noon());
  EXPECT_EQ(on.state, IssuanceState::kRecording);
  EXPECT_EQ(on.void_reason, "");
  EXPECT_EQ(on.voided_by, "");
  EXPECT_EQ(on.void_refusal.reason, "ALREADY_RECORDED");
  EXPECT_NE(on.void_refusal.vietnamese.find("07/SPH-VP"), std::string::npos);
  EXPECT_EQ(AfterFailure(In(IssuanceState::kVoiding), Error(Reason::kUnavailable), Noon()).state, IssuanceState::kVoiding);
}

TEST(IssuanceJson, KeepsEverythingThatWasGathered) {
  Issuance issuance = In(IssuanceState::kPublishing);
  issuance.revision = RevisionId::Trusted("r1");
  issuance.issuer = {.agency = AgencyId::Trusted("t-so"), .unit = UnitId::Trusted("vp"), .display_name = "Sở Phát hành"};
  issuance.lines = {{.line = {"Sở An", "để biết", "Kính gửi"}, .recipients = {{{AgencyId::Trusted("t-a"), {}}, "Sở An"}}}};
  issuance.recipients_digest = crypto::Sha256("list");
  issuance.given = GivenNumber{{7, "SPH-VP"}, absl::CivilDay(2026, 3, 2), Noon()};
  issuance.pdf = Attachment{"07-SPH-VP.pdf", crypto::Sha256("pdf"), 3};
  issuance.entry = RegisterEntry{"leaf", std::string("\0\xff nonce", 8), "proof"};
  issuance.steps = {{"prepare", Noon(), absl::Milliseconds(3)}};
  issuance.waiting = Waiting::For(Error(Reason::kDiskFull, {{"name", "x"}}));
  issuance.void_refusal = Waiting::For(Error(Reason::kAlreadyRecorded, {{"value", "07/SPH-VP"}}));

  Issuance read = In(IssuanceState::kPublishing);
  ASSERT_TRUE(FillFromJson(IssuanceJson(issuance), read).ok());
  EXPECT_EQ(IssuanceJson(read), IssuanceJson(issuance));
  EXPECT_EQ(read.entry->nonce, issuance.entry->nonce);
  EXPECT_EQ(read.given->number.Text(), "07/SPH-VP");
  EXPECT_EQ(read.void_refusal.reason, "ALREADY_RECORDED");
}

TEST(IssuanceJson, RefusesWhatIsNone) {
  Issuance read;
  for (const char* text : {"", "[]", "{\"revision\": 3}", "{\"given\": 5}", "{\"pdf\": []}"})
    EXPECT_FALSE(FillFromJson(text, read).ok()) << text;
}

}  // namespace
}  // namespace vanthu::drafting
