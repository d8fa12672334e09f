#include "services/connector/intake/record_judge.h"

#include <string>

#include "gtest/gtest.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/event/envelope.h"
#include "tests/support/inbox_house.h"

namespace vanthu::connector {
namespace {

using status::Reason;

class RecordJudgeTest : public testing::Test {
 protected:
  Verdict Judged(const std::string& value) {
    RecordJudge judge(house_.directory, support::kTestInstallation);
    auto verdict = judge.Judge(house_.hosted[0], value);
    EXPECT_TRUE(verdict.ok()) << verdict.status();
    return *std::move(verdict);
  }
  std::string QuarantinedFor(const std::string& value) {
    const Verdict verdict = Judged(value);
    const auto* why = std::get_if<Quarantine>(&verdict);
    return why == nullptr ? "not quarantined" : std::string(status::Name(why->reason));
  }
  std::string RefusedFor(const event::DispatchDelivery& delivery) {
    const Verdict verdict = Judged(house_.issuer.Seal(delivery));
    const auto* taken = std::get_if<SignedDelivery>(&verdict);
    if (taken == nullptr) return "quarantined";
    const auto reason = status::ReasonOf(taken->refusal);
    return taken->refusal.ok() ? "taken" : std::string(status::Name(reason.value_or(Reason::kInternal)));
  }
  IssuerKey& LogKey() { return house_.directory.log_keys[house_.issuer.agency].front(); }
  IssuerKey& EnvelopeKey() { return house_.directory.envelope_keys.begin()->second; }

  support::InboxHouse house_;
  event::DispatchDelivery delivery_ = house_.Deliver("d1");
};

TEST_F(RecordJudgeTest, TakesWhatItsIssuerSignedAndItsRegisterProves) {
  const Verdict verdict = Judged(house_.issuer.Seal(delivery_));
  ASSERT_TRUE(std::holds_alternative<SignedDelivery>(verdict));
  EXPECT_TRUE(std::get<SignedDelivery>(verdict).refusal.ok());
  EXPECT_EQ(std::get<SignedDelivery>(verdict).delivery, delivery_);
  EXPECT_EQ(std::get<SignedDelivery>(verdict).number_text, "05/SNV-VP");
}

TEST_F(RecordJudgeTest, TakesANumberWithoutProofOfAnExternalRegisterOnly) {
  delivery_.register_leaf.clear();
  delivery_.register_nonce.clear();
  delivery_.register_proof.clear();
  EXPECT_EQ(RefusedFor(delivery_), "CONTRADICTING_PROOF");
  house_.directory.external.insert(house_.issuer.agency);
  EXPECT_EQ(RefusedFor(delivery_), "taken");
}

TEST_F(RecordJudgeTest, PutsAsideWhatNobodySigned) {
  EXPECT_EQ(QuarantinedFor("no envelope"), "INVALID_FIELD");
  EXPECT_EQ(QuarantinedFor(""), "INVALID_FIELD");
  std::string changed = house_.issuer.Seal(delivery_);
  changed[changed.find("SNV-VP")] = 'X';
  EXPECT_EQ(QuarantinedFor(changed), "BAD_SIGNATURE");
  const std::string payload = event::Encode(delivery_);
  EXPECT_EQ(QuarantinedFor(event::Seal(payload, event::kReceiptType, house_.issuer.envelope_key_id, house_.issuer.envelope_key)),
            "INVALID_FIELD");
  EXPECT_EQ(
      QuarantinedFor(event::Seal(payload, event::kDispatchDeliveryType, house_.issuer.envelope_key_id, house_.issuer.log_key)),
      "BAD_SIGNATURE");
}

TEST_F(RecordJudgeTest, PutsAsideWhatIsForAnother) {
  const Recipient other{AgencyId::Trusted("so-xay-dung"), std::nullopt};
  const auto foreign = house_.issuer.Deliver("d1", other, {house_.EntryOf("pdf", "a.pdf")}, house_.clock.Now());
  EXPECT_EQ(QuarantinedFor(house_.issuer.Seal(foreign)), "WRONG_ADDRESSEE");
}

TEST_F(RecordJudgeTest, PutsAsideADeliveryUnderAnothersName) {
  delivery_.delivery = house_.Deliver("d2").delivery;
  EXPECT_EQ(QuarantinedFor(house_.issuer.Seal(delivery_)), "INVALID_FIELD");
}

TEST_F(RecordJudgeTest, WaitsForKeysThatTheDirectoryDoesNotKnowYet) {
  const std::string value = house_.issuer.Seal(delivery_);
  const auto envelope_keys = std::exchange(house_.directory.envelope_keys, {});
  EXPECT_EQ(QuarantinedFor(value), "UNKNOWN_KEY");
  house_.directory.envelope_keys = envelope_keys;
  house_.directory.log_keys.clear();
  EXPECT_EQ(QuarantinedFor(value), "UNKNOWN_KEY");
}

TEST_F(RecordJudgeTest, JudgesTheEnvelopesKeyAtTheEnvelopesInstant) {
  const std::string value = house_.issuer.Seal(delivery_);
  EnvelopeKey().valid_until = delivery_.sealed_at + absl::Microseconds(1);
  EXPECT_EQ(RefusedFor(delivery_), "taken");
  EnvelopeKey().valid_until = delivery_.sealed_at;
  EXPECT_EQ(QuarantinedFor(value), "UNKNOWN_KEY");
  EnvelopeKey().valid_until.reset();
  EnvelopeKey().revoked_at = delivery_.sealed_at;
  EXPECT_EQ(QuarantinedFor(value), "UNKNOWN_KEY");
  EnvelopeKey().revoked_at.reset();
  EnvelopeKey().valid_from = delivery_.sealed_at + absl::Microseconds(1);
  EXPECT_EQ(QuarantinedFor(value), "UNKNOWN_KEY");
}

TEST_F(RecordJudgeTest, BelievesARegisterWhoseKeyWasChangedSinceButNotARevokedOne) {
  LogKey().valid_until = delivery_.sealed_at - absl::Hours(1);
  const IssuerKey next{house_.issuer.envelope_key.public_key(), delivery_.sealed_at - absl::Hours(1), {}, {}};
  house_.directory.log_keys[house_.issuer.agency].push_back(next);
  EXPECT_EQ(RefusedFor(delivery_), "taken");
  LogKey().revoked_at = delivery_.sealed_at;
  EXPECT_EQ(RefusedFor(delivery_), "CONTRADICTING_PROOF");
}

TEST_F(RecordJudgeTest, RefusesWhatItsIssuerGotWrong) {
  event::DispatchDelivery unproved = delivery_;
  unproved.register_leaf = unproved.register_nonce = unproved.register_proof = "";
  EXPECT_EQ(RefusedFor(unproved), "CONTRADICTING_PROOF");

  event::DispatchDelivery other_proof = delivery_;
  const event::DispatchDelivery other = house_.Deliver("d2");
  other_proof.register_proof = other.register_proof;
  EXPECT_EQ(RefusedFor(other_proof), "CONTRADICTING_PROOF");

  event::DispatchDelivery other_digest = delivery_;
  other_digest.content_digest = crypto::Sha256("other");
  EXPECT_EQ(RefusedFor(other_digest), "DIGEST_MISMATCH");

  event::DispatchDelivery other_manifest = delivery_;
  other_manifest.manifest = other.manifest;
  EXPECT_EQ(RefusedFor(other_manifest), "CONTRADICTING_PROOF");

  event::DispatchDelivery no_manifest = delivery_;
  no_manifest.manifest = "vanthu/manifest/v1\n";
  EXPECT_EQ(RefusedFor(no_manifest), "CONTRADICTING_PROOF");
}

TEST_F(RecordJudgeTest, RefusesARegisterOfAnotherInstallation) {
  RecordJudge judge(house_.directory, "khac.example");
  const auto verdict = judge.Judge(house_.hosted[0], house_.issuer.Seal(delivery_));
  ASSERT_TRUE(verdict.ok());
  EXPECT_TRUE(status::Is(std::get<SignedDelivery>(*verdict).refusal, Reason::kContradictingProof));
}

TEST_F(RecordJudgeTest, SaysNothingWhileTheDirectoryCannotBeAsked) {
  house_.directory.is_down = true;
  RecordJudge judge(house_.directory, support::kTestInstallation);
  EXPECT_TRUE(status::Is(judge.Judge(house_.hosted[0], house_.issuer.Seal(delivery_)).status(), Reason::kUnavailable));
}

}  // namespace
}  // namespace vanthu::connector
