#include "services/numbering/register/number_finisher.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "services/platform/status/reason.h"
#include "services/verification/leaf.h"
#include "services/verification/manifest.h"
#include "services/verification/register_proof.h"
#include "tests/support/register_house.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::numbering {
namespace {

using status::Is;
using status::Reason;

class NumberFinisherTest : public ::testing::Test {
 protected:
  NumberFinisherTest() {
    auto database = sql::Database::Open(
        {.url = "sqlite:" + (folder.path() / "numbering.db").string(), .commit_outcome = [this] { return outcome; }});
    house = std::make_unique<support::RegisterHouse>(*std::move(database), folder.path(), clock);
    EXPECT_TRUE(house->Prepare().ok());
  }

  verification::Manifest ManifestOf(const RegisterRow& row) {
    return {row.agency,    DispatchId::Trusted(row.issuance.text()), row.number, row.day, {crypto::Sha256("pdf"), 3, "a.pdf"}, {},
            row.recipients};
  }
  absl::Status Judge(const Recorded& recorded) {
    return verification::JudgeRegisterProof(recorded.proof, ManifestOf(recorded.row),
                                            {"mau.example/000-00-15-h53/", house->keys.KeyOf(house->agency)->public_key()});
  }
  Recorded Issue(const std::string& issuance) {
    const auto given = house->Allocate(issuance);
    const auto recorded = house->Record(issuance, verification::ManifestDigest(ManifestOf(given->row)));
    EXPECT_TRUE(recorded.ok()) << recorded.status();
    return *recorded;
  }

  support::TemporaryFolder folder;
  support::SetClock clock{absl::FromUnixSeconds(1717035753)};
  sql::CommitOutcome outcome = sql::CommitOutcome::kCommit;
  std::unique_ptr<support::RegisterHouse> house;
};

TEST_F(NumberFinisherTest, GivesAProofThatAnyoneCanJudge) {
  for (int i = 0; i < 20; ++i) {
    const Recorded recorded = Issue("i" + std::to_string(i));
    EXPECT_EQ(recorded.row.state, NumberState::kIssued);
    EXPECT_TRUE(Judge(recorded).ok()) << Judge(recorded);
  }
  EXPECT_EQ(house->CountOfEvents("number.issued"), 20);
}

TEST_F(NumberFinisherTest, AnswersARepeatWithTheSameLeafAndAFreshProof) {
  const Recorded first = Issue("a");
  Issue("b");
  const auto again = house->Record("a", *first.row.manifest);
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->proof.leaf, first.proof.leaf);
  EXPECT_EQ(again->proof.nonce, first.proof.nonce);
  EXPECT_NE(again->proof.proof, first.proof.proof);
  EXPECT_TRUE(Judge(*again).ok()) << Judge(*again);
  EXPECT_EQ(house->Head()->tree.size(), 4);
}

TEST_F(NumberFinisherTest, RecordsOneManifestOnly) {
  Issue("a");
  EXPECT_TRUE(Is(house->Record("a", crypto::Sha256("another")).status(), Reason::kRequestIdReused));
  EXPECT_TRUE(Is(house->Record("unknown", crypto::Sha256("x")).status(), Reason::kNotFound));
}

TEST_F(NumberFinisherTest, VoidsANumberWithItsReason) {
  ASSERT_TRUE(house->Allocate("a").ok());
  const auto voided = house->Void("a", "trùng văn bản");
  ASSERT_TRUE(voided.ok()) << voided.status();
  ASSERT_TRUE(voided->has_value());
  EXPECT_EQ((*voided)->state, NumberState::kVoided);
  EXPECT_EQ((*voided)->void_reason, "trùng văn bản");
  EXPECT_TRUE(house->Void("a", "lại").ok()) << "repeating it changes nothing";
  EXPECT_EQ(house->keeper.Get(house->agency, IssuanceId::Trusted("a"))->void_reason, "trùng văn bản");
  EXPECT_EQ(house->Head()->tree.size(), 2);
  EXPECT_TRUE(Is(house->Record("a", crypto::Sha256("x")).status(), Reason::kIssuanceVoided));
}

TEST_F(NumberFinisherTest, VoidsNothingThatIsRecorded) {
  Issue("a");
  EXPECT_TRUE(Is(house->Void("a", "sai").status(), Reason::kAlreadyRecorded));
  EXPECT_EQ(house->CountOfEvents("number.refused"), 1);
}

TEST_F(NumberFinisherTest, BarsAnIssuanceWithoutNumber) {
  const auto barred = house->Void("a", "không phát hành");
  ASSERT_TRUE(barred.ok()) << barred.status();
  EXPECT_FALSE(barred->has_value());
  EXPECT_TRUE(house->Void("a", "không phát hành").ok());
  EXPECT_EQ(house->CountOfEvents("issuance.barred"), 1);
  EXPECT_EQ(house->Head()->tree.size(), 0) << "nothing was spent";
  EXPECT_TRUE(Is(house->Void("a", "  ").status(), Reason::kInvalidField));
}

TEST_F(NumberFinisherTest, RecordsWholeOrNotAtAll) {
  const auto given = house->Allocate("a");
  const Digest manifest = verification::ManifestDigest(ManifestOf(given->row));
  outcome = sql::CommitOutcome::kFull;
  EXPECT_TRUE(Is(house->Record("a", manifest).status(), Reason::kDiskFull));
  outcome = sql::CommitOutcome::kFailAfter;
  EXPECT_TRUE(Is(house->Record("a", manifest).status(), Reason::kOutcomeUnknown));
  outcome = sql::CommitOutcome::kCommit;
  const auto recorded = house->Record("a", manifest);
  ASSERT_TRUE(recorded.ok()) << recorded.status();
  EXPECT_TRUE(Judge(*recorded).ok());
  EXPECT_EQ(house->Head()->tree.size(), 2);
}

TEST_F(NumberFinisherTest, WaitsWithTheClock) {
  ASSERT_TRUE(house->Allocate("a").ok());
  clock.Advance(-absl::Hours(1));
  EXPECT_TRUE(Is(house->Record("a", crypto::Sha256("x")).status(), Reason::kClockBehind));
  EXPECT_TRUE(Is(house->Void("a", "sai").status(), Reason::kClockBehind));
  EXPECT_EQ(house->CountOfEvents("clock.refused"), 1);
}

TEST_F(NumberFinisherTest, LetsPeopleLookIntoTheBook) {
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(house->Allocate("i" + std::to_string(i)).ok());
  const auto page = house->keeper.List(house->agency, {{house->book, 2024}, 2, 2});
  ASSERT_TRUE(page.ok()) << page.status();
  ASSERT_EQ(page->size(), 2u);
  EXPECT_EQ(page->front().number.number, 3);
  EXPECT_TRUE(Is(house->keeper.Get(house->agency, IssuanceId::Trusted("x")).status(), Reason::kNotFound));
}

}  // namespace
}  // namespace vanthu::numbering
