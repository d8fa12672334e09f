#include "services/drafting/issuance/signing_step.h"

#include "gtest/gtest.h"
#include "services/drafting/signature/office_pictures.h"
#include "services/platform/calendar/vietnam_calendar.h"
#include "services/platform/crypto/seeded_randomness.h"
#include "services/platform/files/content_store.h"
#include "services/platform/files/disk.h"
#include "tests/support/set_clock.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::drafting {
namespace {

class NobodysCertificates : public SigningCertificates {
 public:
  absl::StatusOr<std::vector<crypto::Certificate>> ValidAt(const SigningParty&, absl::Time) override {
    return std::vector<crypto::Certificate>();
  }
  absl::Status Register(const SigningParty&, const crypto::Certificate&) override { return absl::OkStatus(); }
};

// The process was started again with `signs_elsewhere`, between preparing and signing.
TEST(SigningStep, WaitsForThePersonWhereTheSignerThatWasAtHandIsNoLonger) {
  support::TemporaryFolder folder;
  support::SetClock clock{*ParseInstant("2026-03-02T02:00:00.000000Z")};
  crypto::SeededRandomness chance{3};
  const std::unique_ptr<files::Disk> disk = files::MakeSystemDisk();
  files::ContentStore files{*disk, chance, folder.path() / "files"};
  NobodysCertificates certificates;
  OfficePictures pictures{*disk, "", true};
  const calendar::WorkingCalendar calendar = calendar::VietnamCalendar();
  DispatchSigner signer({files, certificates, pictures, nullptr, calendar, clock, chance});

  Issuance issuance;
  issuance.state = IssuanceState::kAwaitingSignature;
  issuance.signing.preparation = Preparation{
      .ordinal = 1, .party = {.full_name = "Trần Văn Ký", .position = "GIÁM ĐỐC"}, .expires_at = clock.Now(), .at_hand = true};
  ASSERT_FALSE(WaitsForPerson(issuance));
  const auto waiting = SigningStep(signer, nullptr).SignAtHand(issuance);
  ASSERT_TRUE(waiting.ok()) << waiting.status();
  EXPECT_TRUE(WaitsForPerson(*waiting));
  EXPECT_EQ(waiting->waiting.reason, "AWAITING_SIGNATURE");
  EXPECT_EQ(waiting->signing.preparation->ordinal, 1);
}

}  // namespace
}  // namespace vanthu::drafting
