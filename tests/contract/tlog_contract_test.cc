#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/numbering/limits.h"
#include "services/verification/checkpoint.h"
#include "tests/support/register_house.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::contract {
namespace {

// What anyone may check with a tool that is not ours: Go's golang.org/x/mod/sumdb over the published files and the offline
// proofs.
class TlogContract : public ::testing::Test {
 protected:
  void SetUp() override {
    if (std::system("command -v go >/dev/null 2>&1") != 0) {
      GTEST_SKIP() << "Go is not on this machine: tiles and proofs were NOT checked by golang.org/x/mod/sumdb/tlog";
    }
    const std::string build = absl::StrFormat(
        "cd '%s/tests/contract/tlog_go' && GOTOOLCHAIN=local go build -buildvcs=false -o '%s' .", VANTHU_SOURCE_DIR, Checker());
    ASSERT_EQ(std::system(build.c_str()), 0) << build;
    house = std::make_unique<support::RegisterHouse>(
        *sql::Database::Open({.url = "sqlite:" + (folder.path() / "numbering.db").string()}), folder.path(), clock,
        [this](std::function<void()> task) { return batches.push_back(std::move(task)), true; });
    ASSERT_TRUE(house->Prepare().ok());
  }

  std::string Checker() const { return (folder.path() / "tlogcheck").string(); }
  std::string LogFolder() const { return (folder.path() / "log/000-00-15-h53/1").string(); }

  void Allocate(int count) {
    for (int i = 0; i < count; ++i) {
      house->allocator.Allocate(
          house->RequestOf("i" + std::to_string(next++)),
          [](const absl::StatusOr<numbering::Allocation>& given) { EXPECT_TRUE(given.ok()) << given.status(); });
    }
    while (!batches.empty()) {
      const auto batch = std::move(batches.front());
      batches.erase(batches.begin());
      batch();
    }
  }
  // Leaf and proof of a recorded number, as files behind one another on a command line.
  std::string RecordToFiles(const std::string& issuance) {
    const auto recorded = house->Record(issuance, crypto::Sha256(issuance));
    EXPECT_TRUE(recorded.ok()) << recorded.status();
    const std::string leaf = (folder.path() / (issuance + ".leaf")).string();
    const std::string proof = (folder.path() / (issuance + ".tlog-proof")).string();
    EXPECT_TRUE(files::WriteWhole(*house->disk, leaf, recorded->proof.leaf).ok());
    EXPECT_TRUE(files::WriteWhole(*house->disk, proof, recorded->proof.proof).ok());
    return absl::StrFormat(" '%s' '%s'", leaf, proof);
  }
  void Publish() {
    clock.Advance(numbering::kPublishInterval);
    house->publisher.RunOnce(clock.Now());
    ASSERT_TRUE(house->publisher.last_failure().ok()) << house->publisher.last_failure();
  }
  int Check(const std::string& proofs) const {
    const std::string key =
        verification::VerifierKeyText("mau.example/000-00-15-h53/1", house->keys.KeyOf(house->agency)->public_key());
    return std::system(absl::StrFormat("'%s' '%s' '%s'%s", Checker(), LogFolder(), key, proofs).c_str());
  }

  support::TemporaryFolder folder;
  support::SetClock clock{absl::FromUnixSeconds(1717035753)};
  std::vector<std::function<void()>> batches;
  std::unique_ptr<support::RegisterHouse> house;
  int next = 0;
};

TEST_F(TlogContract, IsGoodForGo) {
  std::string proofs;
  Allocate(1);
  proofs += RecordToFiles("i0");
  Publish();
  EXPECT_EQ(Check(proofs), 0);
  Allocate(252);
  for (const char* issuance : {"i7", "i100"}) proofs += RecordToFiles(issuance);  // up to a full tile
  Publish();
  EXPECT_EQ(Check(proofs), 0);
  Allocate(500);
  for (const char* issuance : {"i3", "i300", "i700"}) proofs += RecordToFiles(issuance);
  Publish();
  EXPECT_EQ(Check(proofs), 0);
}

TEST_F(TlogContract, IsBadForGoWhenATileWasAltered) {
  Allocate(300);
  Publish();
  const std::string tile = LogFolder() + "/tile/0/000";
  std::string bytes = *house->disk->Read(tile, 0, numbering::kTileBytesMax);
  bytes[33] ^= 1;
  ASSERT_TRUE(files::WriteWhole(*house->disk, tile, bytes).ok());
  EXPECT_NE(Check(""), 0);
}

}  // namespace
}  // namespace vanthu::contract
