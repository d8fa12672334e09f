#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/platform/crypto/certificate_maker.h"
#include "services/platform/crypto/cms_signature.h"
#include "services/platform/crypto/seeded_randomness.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/dispatch.h"
#include "tests/integration/installation.h"
#include "tests/integration/invariants.h"
#include "vanthu/directory/v1/directory.grpc.pb.h"

namespace vanthu::integration {
namespace {

using drafting::v1::Issuance;
using drafting::v1::SignatureTask;
using status::Reason;
using testing::HasSubstr;
using DraftingStub = drafting::v1::Drafting::Stub;
using DirectoryStub = directory::v1::Directory::Stub;

constexpr absl::Duration kHalfAnHour = absl::Minutes(30);

absl::Time Day(int year) { return absl::FromCivil(absl::CivilDay(year, 1, 1), absl::UTCTimeZone()); }

// An office whose keys are in drawers: a test plays the people who take them out.
class Signing : public testing::Test {
 protected:
  Signing() : house_(77) {
    house_.SignElsewhere();
    EXPECT_TRUE(house_.Open().ok());
  }

  crypto::CertifiedKey Key(const char* name) {
    const crypto::DocumentKey key = crypto::DocumentKey::MakeP256(chance_);
    return {key, *crypto::MakeCertificate({crypto::CertificateUse::kDocuments, name, "", Day(2025), Day(2028)}, key, authority_,
                                          chance_)};
  }
  absl::Status Register(const crypto::CertifiedKey& key, directory::v1::KeyUse use, const std::string& person) {
    const auto stub = directory::v1::Directory::NewStub(house_.ChannelTo("directory"));
    directory::v1::PublishKeyRequest request;
    request.mutable_key()->set_name(absl::StrCat("agencies/", kIssuer));
    request.mutable_key()->set_use(use);
    request.mutable_key()->set_certificate(key.certificate.der);
    request.mutable_key()->set_person(person);
    return rpc::CallUnary(*stub, &DirectoryStub::PublishKey, request, *house_.As(kIssuer, "admin")).status();
  }
  void RegisterBoth() {
    EXPECT_EQ(Register(signer_, directory::v1::KEY_USE_SIGNATURE, absl::StrCat("agencies/", kIssuer, "/people/a")),
              absl::OkStatus());
    EXPECT_EQ(Register(seal_, directory::v1::KEY_USE_SEAL, ""), absl::OkStatus());
  }
  Issuance Issue(const std::string& abstract) {
    const auto draft = house_.CreateDraft(Installation::DispatchText(abstract), "the-draft");
    EXPECT_TRUE(draft.ok()) << draft.status();
    EXPECT_TRUE(house_.Approve(*draft).ok());
    const auto issuance = house_.Issue(draft->name());
    house_.Settle(kHalfAnHour);
    return *house_.Find(issuance->name());
  }
  absl::StatusOr<SignatureTask> Task(const std::string& issuance) {
    drafting::v1::GetSignatureTaskRequest request;
    request.set_name(issuance);
    return rpc::CallUnary(*Stub(), &DraftingStub::GetSignatureTask, request, *house_.As(kIssuer, "signer"));
  }
  absl::StatusOr<SignatureTask> Renew(const std::string& issuance) {
    drafting::v1::RenewPreparationRequest request;
    request.set_name(issuance);
    return rpc::CallUnary(*Stub(), &DraftingStub::RenewPreparation, request, *house_.As(kIssuer, "signer"));
  }
  absl::StatusOr<Issuance> Complete(const SignatureTask& task, const std::string& cms) {
    drafting::v1::CompleteSignatureRequest request;
    request.set_name(task.name());
    request.set_preparation(task.preparation());
    request.set_cms(cms);
    return rpc::CallUnary(*Stub(), &DraftingStub::CompleteSignature, request, *house_.As(kIssuer, "signer"));
  }
  std::string Prepared(const std::string& issuance) {
    drafting::v1::ReadPreparedPdfRequest request;
    request.set_name(issuance);
    std::string pdf;
    const auto take = [&](const drafting::v1::PreparedPdfChunk& chunk) {
      pdf += chunk.chunk();
      return absl::OkStatus();
    };
    EXPECT_TRUE(rpc::CallStream(*Stub(), &DraftingStub::ReadPreparedPdf, request, take, *house_.As(kIssuer, "signer")).ok());
    return pdf;
  }
  std::string Cms(const SignatureTask& task, const crypto::CertifiedKey& key) {
    return *crypto::SignDetached(key.key, key.certificate, {}, *Digest::FromBytes(task.digest()));
  }
  // What is left of the two signatures, by the right people.
  void SignTheRest(const std::string& issuance) {
    while (true) {
      house_.Settle(kHalfAnHour);
      const auto task = Task(issuance);
      if (!task.ok()) return;
      const bool is_seal = task->role() == drafting::v1::SIGNING_ROLE_SEAL;
      const auto completed = Complete(*task, Cms(*task, is_seal ? seal_ : signer_));
      ASSERT_TRUE(completed.ok()) << completed.status();
    }
  }
  std::unique_ptr<DraftingStub> Stub() { return drafting::v1::Drafting::NewStub(house_.ChannelTo("drafting")); }

  Installation house_;
  crypto::SeededRandomness chance_{13};
  crypto::CertifiedKey authority_ = *crypto::MakeAuthority(
      {crypto::CertificateUse::kAuthority, "CA thử", "", Day(2020), Day(2040)}, crypto::DocumentKey::MakeP256(chance_), chance_);
  crypto::CertifiedKey signer_ = Key("Trần Văn Ký");
  crypto::CertifiedKey seal_ = Key("Sở Phát hành");
};

TEST_F(Signing, ThePersonAnswersADayLaterAndTheProcessWasRestartedMeanwhile) {
  RegisterBoth();
  const Issuance waiting = Issue("một ngày sau");
  EXPECT_EQ(waiting.state(), drafting::v1::ISSUANCE_STATE_AWAITING_SIGNATURE);
  EXPECT_EQ(waiting.reason(), "AWAITING_SIGNATURE");
  EXPECT_THAT(waiting.waiting_for_vi(), HasSubstr("Chờ GIÁM ĐỐC Trần Văn Ký ký số; bản chuẩn bị có hạn đến 00:00 04/03/2026"));
  EXPECT_EQ(waiting.number(), 1);

  ASSERT_TRUE(house_.Restart().ok());
  house_.clock().Advance(absl::Hours(20));
  house_.Settle(kHalfAnHour);
  EXPECT_EQ(house_.Find(waiting.name())->state(), drafting::v1::ISSUANCE_STATE_AWAITING_SIGNATURE);

  const auto task = Task(waiting.name());
  ASSERT_TRUE(task.ok()) << task.status();
  EXPECT_EQ(task->signer(), absl::StrCat("agencies/", kIssuer, "/people/a"));
  // The signer reckons the digest from the file alone.
  const std::string pdf = Prepared(waiting.name());
  const auto begin = static_cast<size_t>(task->hole_begin()), end = static_cast<size_t>(task->hole_end());
  EXPECT_EQ(crypto::Sha256(pdf.substr(0, begin) + pdf.substr(end)).Bytes(), task->digest());

  SignTheRest(waiting.name());
  const auto published = house_.Find(waiting.name());
  EXPECT_EQ(published->state(), drafting::v1::ISSUANCE_STATE_PUBLISHED);
  ASSERT_EQ(published->signatures_size(), 2);
  EXPECT_EQ(published->signatures(0).certificate_name(), "Trần Văn Ký");
  EXPECT_EQ(published->signatures(1).level(), "B-B");
  EXPECT_TRUE(BrokenPromises(house_, {{waiting.name()}}).empty());
}

TEST_F(Signing, TheSameSignatureTwiceIsOne) {
  RegisterBoth();
  const Issuance waiting = Issue("hai lần");
  const auto task = Task(waiting.name());
  const std::string cms = Cms(*task, signer_);
  const auto first = Complete(*task, cms);
  ASSERT_TRUE(first.ok()) << first.status();
  const auto again = Complete(*task, cms);
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->version(), first->version());
  SignTheRest(waiting.name());
  const auto much_later = Complete(*task, cms);
  ASSERT_TRUE(much_later.ok()) << much_later.status();
  EXPECT_EQ(much_later->signatures_size(), 2);
}

TEST_F(Signing, AWrongSignatureIsRefusedAndNothingChanges) {
  RegisterBoth();
  const Issuance waiting = Issue("ký sai");
  const auto task = Task(waiting.name());
  SignatureTask other = *task;
  other.set_digest(crypto::Sha256("another file").Bytes());
  EXPECT_TRUE(status::Is(Complete(*task, Cms(other, signer_)).status(), Reason::kBadCms));
  EXPECT_TRUE(status::Is(Complete(*task, "no CMS").status(), Reason::kBadCms));
  EXPECT_TRUE(status::Is(Complete(*task, Cms(*task, seal_)).status(), Reason::kWrongSigner));
  EXPECT_TRUE(status::Is(Complete(*task, Cms(*task, Key("Trần Văn Ký"))).status(), Reason::kWrongSigner)) << "not on file";
  EXPECT_EQ(house_.Find(waiting.name())->version(), waiting.version());
  SignTheRest(waiting.name());
  EXPECT_EQ(house_.Find(waiting.name())->state(), drafting::v1::ISSUANCE_STATE_PUBLISHED);
}

TEST_F(Signing, OnlyTheLatestPreparationCanBeCompletedAndTheNumberStays) {
  RegisterBoth();
  const Issuance waiting = Issue("quá hạn");
  const auto late = Task(waiting.name());
  house_.clock().Advance(absl::Hours(24 * 4));
  EXPECT_TRUE(status::Is(Complete(*late, Cms(*late, signer_)).status(), Reason::kPreparationExpired));
  const auto renewed = Renew(waiting.name());
  ASSERT_TRUE(renewed.ok()) << renewed.status();
  EXPECT_GT(renewed->preparation(), late->preparation());
  EXPECT_NE(renewed->digest(), late->digest());
  EXPECT_TRUE(status::Is(Complete(*late, Cms(*late, signer_)).status(), Reason::kPreparationReplaced));
  SignTheRest(waiting.name());
  const auto published = house_.Find(waiting.name());
  EXPECT_EQ(published->state(), drafting::v1::ISSUANCE_STATE_PUBLISHED);
  EXPECT_EQ(published->number(), waiting.number());
  EXPECT_EQ(published->day(), waiting.day());
}

// Tết 2027 is on Saturday 6 February: off from Friday to Thursday, since two of the five days fall on a weekend.
TEST_F(Signing, APreparationLastsToTheEndOfTheFirstWorkingDayAfterTet) {
  RegisterBoth();
  house_.clock().Set(*ParseInstant("2027-02-04T02:00:00.000000Z"));
  const Issuance waiting = Issue("trước Tết");
  EXPECT_THAT(waiting.waiting_for_vi(), HasSubstr("có hạn đến 00:00 13/02/2027")) << waiting.waiting_for_vi();
  const auto task = Task(waiting.name());
  const std::string cms = Cms(*task, signer_);
  house_.clock().Set(*ParseInstant("2027-02-12T16:59:59.000000Z"));
  ASSERT_TRUE(Complete(*task, cms).ok());
  house_.Settle(kHalfAnHour);
  const auto seal_task = Task(waiting.name());
  ASSERT_TRUE(seal_task.ok()) << seal_task.status();
  house_.clock().Set(*ParseInstant("2027-02-16T17:00:00.000000Z"));
  EXPECT_TRUE(status::Is(Complete(*seal_task, Cms(*seal_task, seal_)).status(), Reason::kPreparationExpired));
}

TEST_F(Signing, WhoNeverAnswersIsWaitedForUntilAPersonVoidsTheNumber) {
  RegisterBoth();
  const Issuance waiting = Issue("không trả lời");
  house_.clock().Advance(absl::Hours(24 * 20));
  house_.Settle(kHalfAnHour);
  EXPECT_EQ(house_.Find(waiting.name())->state(), drafting::v1::ISSUANCE_STATE_AWAITING_SIGNATURE);
  const auto task = Task(waiting.name());
  ASSERT_TRUE(house_.Void(waiting.name(), "người ký đi vắng").ok());
  house_.Settle(kHalfAnHour);
  EXPECT_EQ(house_.Find(waiting.name())->state(), drafting::v1::ISSUANCE_STATE_VOIDED);
  EXPECT_TRUE(status::Is(Complete(*task, Cms(*task, signer_)).status(), Reason::kNotAwaitingSignature));
  EXPECT_TRUE(status::Is(Renew(waiting.name()).status(), Reason::kNotAwaitingSignature));
  EXPECT_EQ(house_.Register(2026)->front().state(), numbering::v1::NUMBER_STATE_VOIDED);
}

TEST_F(Signing, WithoutAKeyNoNumberIsSpent) {
  const Issuance refused = Issue("chưa có chứng thư");
  EXPECT_EQ(refused.state(), drafting::v1::ISSUANCE_STATE_REFUSED);
  EXPECT_EQ(refused.reason(), "NO_SIGNING_KEY");
  EXPECT_THAT(refused.waiting_for_vi(), HasSubstr("GIÁM ĐỐC Trần Văn Ký không có chứng thư số còn hiệu lực ngày 2026-03-02"));
  EXPECT_TRUE(house_.Register(2026)->empty());
}

}  // namespace
}  // namespace vanthu::integration
