#include "services/platform/files/content_store.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "gtest/gtest.h"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/files/faulty_disk.h"
#include "services/platform/status/reason.h"

namespace vanthu::files {
namespace {

using status::Reason;

class ContentStoreTest : public ::testing::Test {
 protected:
  ~ContentStoreTest() override { std::filesystem::remove_all(root_); }

  void Fail(DiskOperation failing, DiskFault fault) {
    faulty_.SetDecide(
        [=](DiskOperation operation, const auto&) { return operation == failing ? std::optional(fault) : std::nullopt; });
  }
  std::vector<std::string> Files() const {
    std::vector<std::string> files;
    if (!disk_->Exists(root_)) return files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root_)) {
      if (entry.is_regular_file()) files.push_back(entry.path().string());
    }
    return files;
  }

  crypto::SystemRandomness randomness_;
  const std::filesystem::path root_ = std::filesystem::path(::testing::TempDir()) / FreshIdText(randomness_);
  const std::unique_ptr<Disk> disk_ = MakeSystemDisk();
  FaultyDisk faulty_{*disk_};
  ContentStore store_{faulty_, randomness_, root_};
};

TEST_F(ContentStoreTest, GivesBackWhatWasPut) {
  const auto stored = store_.Put("nội dung");
  ASSERT_TRUE(stored.ok()) << stored.status();
  EXPECT_EQ(stored->digest, crypto::Sha256("nội dung"));
  EXPECT_EQ(stored->size_bytes, 10);
  EXPECT_TRUE(store_.Has(stored->digest));
  EXPECT_EQ(store_.Size(stored->digest).value(), 10);
  EXPECT_EQ(store_.ReadAll(stored->digest, 100).value(), "nội dung");
  EXPECT_EQ(store_.Read(stored->digest, 1, 3).value(), std::string("nội dung").substr(1, 3));
}

TEST_F(ContentStoreTest, StandsInAFolderByTheDigestsFirstDigits) {
  const auto stored = store_.Put("abc");
  ASSERT_TRUE(stored.ok());
  EXPECT_EQ(store_.PathOf(stored->digest), root_ / "ba" / "7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(Files(), std::vector<std::string>{store_.PathOf(stored->digest).string()});
}

TEST_F(ContentStoreTest, TakesAFilePieceByPiece) {
  auto upload = store_.Begin();
  ASSERT_TRUE(upload.ok());
  for (int i = 0; i < 10; ++i) ASSERT_TRUE((*upload)->Append(std::string(1000, static_cast<char>('a' + i))).ok());
  const auto stored = (*upload)->Commit();
  ASSERT_TRUE(stored.ok()) << stored.status();
  EXPECT_EQ(stored->size_bytes, 10000);
  EXPECT_EQ(crypto::Sha256(store_.ReadAll(stored->digest, 10000).value()), stored->digest);
}

TEST_F(ContentStoreTest, StoresTheEmptyFileToo) {
  const auto stored = store_.Put("");
  ASSERT_TRUE(stored.ok());
  EXPECT_EQ(store_.ReadAll(stored->digest, 0).value(), "");
}

TEST_F(ContentStoreTest, RefusesAnotherContentThanExpected) {
  auto upload = store_.Begin();
  ASSERT_TRUE(upload.ok());
  ASSERT_TRUE((*upload)->Append("a").ok());
  EXPECT_TRUE(status::Is((*upload)->Commit(crypto::Sha256("b")).status(), Reason::kDigestMismatch));
  EXPECT_FALSE((*upload)->Commit().ok());
  upload->reset();
  EXPECT_TRUE(Files().empty());
}

TEST_F(ContentStoreTest, DropsWhatWasNotCommitted) {
  auto upload = store_.Begin();
  ASSERT_TRUE(upload.ok());
  ASSERT_TRUE((*upload)->Append("half").ok());
  EXPECT_EQ(Files().size(), 1u);
  upload->reset();
  EXPECT_TRUE(Files().empty());
}

TEST_F(ContentStoreTest, DropsWhatAKilledProcessLeft) {
  std::filesystem::create_directories(root_ / "staging");
  std::ofstream(root_ / "staging" / "left") << "half";
  ASSERT_TRUE(store_.Put("abc").ok());
  ASSERT_TRUE(store_.DropUnfinished().ok());
  EXPECT_EQ(Files().size(), 1u);
  EXPECT_TRUE(store_.Put("def").ok());
}

TEST_F(ContentStoreTest, SaysThatAFileIsMissing) {
  const Digest digest = crypto::Sha256("never stored");
  EXPECT_FALSE(store_.Has(digest));
  EXPECT_TRUE(status::Is(store_.Read(digest, 0, 1).status(), Reason::kFileMissing));
  EXPECT_TRUE(status::Is(store_.ReadAll(digest, 1).status(), Reason::kFileMissing));
  EXPECT_TRUE(status::Is(store_.Size(digest).status(), Reason::kFileMissing));
}

TEST_F(ContentStoreTest, RefusesToReadMoreThanAsked) {
  const auto stored = store_.Put("abc");
  EXPECT_TRUE(status::Is(store_.ReadAll(stored->digest, 2).status(), Reason::kLimitExceeded));
  EXPECT_TRUE(store_.ReadAll(stored->digest, 3).ok());
}

TEST_F(ContentStoreTest, FindsAFileThatTheDiskHasChanged) {
  const auto stored = store_.Put("abc");
  std::ofstream(store_.PathOf(stored->digest)) << "abd";
  EXPECT_TRUE(status::Is(store_.ReadAll(stored->digest, 3).status(), Reason::kDigestMismatch));
}

TEST_F(ContentStoreTest, StoresAnewWhatWasDropped) {
  const auto stored = store_.Put("abc");
  std::ofstream(store_.PathOf(stored->digest)) << "abd";
  ASSERT_TRUE(store_.Drop(stored->digest).ok());
  EXPECT_FALSE(store_.Has(stored->digest));
  ASSERT_TRUE(store_.Put("abc").ok());
  EXPECT_EQ(*store_.ReadAll(stored->digest, 3), "abc");
  EXPECT_TRUE(store_.Drop(crypto::Sha256("never stored")).ok());
}

TEST_F(ContentStoreTest, StoresNothingWhateverStepFails) {
  for (const auto failing : {DiskOperation::kMakeFolders, DiskOperation::kCreate, DiskOperation::kAppend, DiskOperation::kSync,
                             DiskOperation::kClose, DiskOperation::kRename}) {
    for (const Reason reason : {Reason::kDiskFull, Reason::kReadOnlyDisk}) {
      Fail(failing, {reason, 2});
      EXPECT_TRUE(status::Is(store_.Put("content").status(), reason)) << static_cast<int>(failing);
      EXPECT_FALSE(store_.Has(crypto::Sha256("content")));
      faulty_.SetDecide(nullptr);
      EXPECT_TRUE(Files().empty()) << static_cast<int>(failing);
    }
  }
  EXPECT_TRUE(store_.Put("content").ok());
}

TEST_F(ContentStoreTest, NeverCommitsAfterAFailedAppend) {
  auto upload = store_.Begin();
  ASSERT_TRUE(upload.ok());
  Fail(DiskOperation::kAppend, {Reason::kDiskFull, 2});
  EXPECT_FALSE((*upload)->Append("first").ok());
  faulty_.SetDecide(nullptr);
  EXPECT_TRUE(status::Is((*upload)->Append("second"), Reason::kDiskFull));
  EXPECT_TRUE(status::Is((*upload)->Commit().status(), Reason::kDiskFull));
  upload->reset();
  EXPECT_TRUE(Files().empty());
}

TEST_F(ContentStoreTest, IsWholeWhenTheRenameHappenedButWasReportedAsFailed) {
  Fail(DiskOperation::kRename, {Reason::kDiskFailed, 0, true});
  EXPECT_FALSE(store_.Put("content").ok());
  faulty_.SetDecide(nullptr);
  const auto again = store_.Put("content");
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(store_.ReadAll(again->digest, 100).value(), "content");
}

TEST_F(ContentStoreTest, KeepsOneFileOfManyPutAtOnce) {
  const std::string content(100000, 'x');
  std::vector<absl::Status> outcomes(8);
  std::vector<std::thread> callers;
  for (absl::Status& outcome : outcomes) {
    callers.emplace_back([&] {
      for (int i = 0; i < 5 && outcome.ok(); ++i) outcome = store_.Put(content).status();
    });
  }
  for (std::thread& caller : callers) caller.join();
  for (const absl::Status& outcome : outcomes) EXPECT_TRUE(outcome.ok()) << outcome;
  EXPECT_EQ(Files().size(), 1u);
  EXPECT_TRUE(store_.ReadAll(crypto::Sha256(content), 100000).value() == content);
}

}  // namespace
}  // namespace vanthu::files
