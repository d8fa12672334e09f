#include <filesystem>
#include <fstream>
#include <string>

#include "gtest/gtest.h"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/files/disk.h"
#include "services/platform/files/faulty_disk.h"
#include "services/platform/status/reason.h"

namespace vanthu::files {
namespace {

using status::Reason;

class SystemDiskTest : public ::testing::Test {
 protected:
  SystemDiskTest() { std::filesystem::create_directories(folder_); }
  ~SystemDiskTest() override { std::filesystem::remove_all(folder_); }

  std::string Content(const std::filesystem::path& path) { return disk_->Read(path, 0, 1 << 30).value_or("(none)"); }
  void Write(const std::filesystem::path& path, const std::string& content) { std::ofstream(path, std::ios::binary) << content; }

  crypto::SystemRandomness randomness_;
  const std::filesystem::path folder_ = std::filesystem::path(::testing::TempDir()) / FreshIdText(randomness_);
  const std::unique_ptr<Disk> disk_ = MakeSystemDisk();
  FaultyDisk faulty_{*disk_};
};

TEST_F(SystemDiskTest, WritesAndReadsPieces) {
  const auto file = disk_->Create(folder_ / "a");
  ASSERT_TRUE(file.ok());
  EXPECT_TRUE((*file)->Append("0123").ok());
  EXPECT_TRUE((*file)->Append(std::string("\0x", 2)).ok());
  EXPECT_TRUE((*file)->Sync().ok());
  EXPECT_TRUE((*file)->Close().ok());
  EXPECT_EQ(disk_->Size(folder_ / "a").value(), 6);
  EXPECT_EQ(disk_->Read(folder_ / "a", 1, 2).value(), "12");
  EXPECT_EQ(disk_->Read(folder_ / "a", 4, 100).value(), std::string("\0x", 2));
  EXPECT_EQ(disk_->Read(folder_ / "a", 6, 100).value(), "");
  EXPECT_EQ(disk_->Read(folder_ / "a", 60, 100).value(), "");
}

TEST_F(SystemDiskTest, AppendsAtTheEndAndCreateStartsAnew) {
  Write(folder_ / "a", "old");
  ASSERT_TRUE((*disk_->OpenToAppend(folder_ / "a"))->Append(" new").ok());
  EXPECT_EQ(Content(folder_ / "a"), "old new");
  ASSERT_TRUE(disk_->Create(folder_ / "a").ok());
  EXPECT_EQ(Content(folder_ / "a"), "");
}

TEST_F(SystemDiskTest, NamesWhatIsNotThere) {
  for (const absl::Status& status :
       {disk_->Read(folder_ / "x", 0, 1).status(), disk_->Size(folder_ / "x").status(), disk_->List(folder_ / "x").status(),
        disk_->Rename(folder_ / "x", folder_ / "y"), disk_->Copy(folder_ / "x", folder_ / "y"), disk_->SyncFolder(folder_ / "x"),
        disk_->Create(folder_ / "x" / "y").status()}) {
    EXPECT_TRUE(status::Is(status, Reason::kNotFound)) << status;
    EXPECT_NE(status.message().find(folder_.string()), std::string::npos) << status;
  }
  EXPECT_FALSE(disk_->Exists(folder_ / "y"));
  EXPECT_TRUE(disk_->RemoveAll(folder_ / "x").ok());
}

TEST_F(SystemDiskTest, NamesADiskThatFails) {
  Write(folder_ / "file", "");
  EXPECT_TRUE(status::Is(disk_->Create(folder_).status(), Reason::kDiskFailed));
  EXPECT_TRUE(status::Is(disk_->Rename(folder_ / "file", folder_ / "none" / "file"), Reason::kNotFound));
}

TEST_F(SystemDiskTest, TellsAFullDisk) {
  const auto file = disk_->OpenToAppend("/dev/full");
  ASSERT_TRUE(file.ok());
  EXPECT_TRUE(status::Is((*file)->Append("x"), Reason::kDiskFull));
}

TEST_F(SystemDiskTest, MakesFoldersOnceAndListsNamesInOrder) {
  EXPECT_TRUE(disk_->MakeFolders(folder_ / "b" / "c").ok());
  EXPECT_TRUE(disk_->MakeFolders(folder_ / "b" / "c").ok());
  Write(folder_ / "a", "");
  Write(folder_ / "Z", "");
  EXPECT_EQ(disk_->List(folder_).value(), (std::vector<std::string>{"Z", "a", "b"}));
  EXPECT_TRUE(disk_->RemoveAll(folder_ / "b").ok());
  EXPECT_EQ(disk_->List(folder_).value(), (std::vector<std::string>{"Z", "a"}));
}

TEST_F(SystemDiskTest, RenameReplacesAndMovesBetweenFolders) {
  ASSERT_TRUE(disk_->MakeFolders(folder_ / "b").ok());
  Write(folder_ / "a", "new");
  Write(folder_ / "b" / "a", "old");
  EXPECT_TRUE(disk_->Rename(folder_ / "a", folder_ / "b" / "a").ok());
  EXPECT_EQ(Content(folder_ / "b" / "a"), "new");
  EXPECT_FALSE(disk_->Exists(folder_ / "a"));
}

TEST_F(SystemDiskTest, CopiesFilesOfAnySize) {
  for (const size_t size : {size_t{0}, size_t{1}, size_t{5} << 20}) {
    std::string content(size, 'x');
    if (size > 1) content[size / 2] = 'y';
    Write(folder_ / "a", content);
    Write(folder_ / "b", "something longer than nothing");
    ASSERT_TRUE(disk_->Copy(folder_ / "a", folder_ / "b").ok());
    EXPECT_TRUE(Content(folder_ / "b") == content) << size;
  }
}

// /proc refuses FICLONE and reports size 0: both quick ways fail there, and reading has to step in.
TEST_F(SystemDiskTest, CopiesWhereTheKernelCannot) {
  ASSERT_TRUE(disk_->Copy("/proc/self/status", folder_ / "b").ok());
  EXPECT_EQ(Content(folder_ / "b").substr(0, 5), "Name:");
}

TEST_F(SystemDiskTest, LeavesNoHalfCopy) {
  ASSERT_TRUE(disk_->MakeFolders(folder_ / "a").ok());
  EXPECT_FALSE(disk_->Copy(folder_ / "a", folder_ / "b").ok());  // a folder has no content to read
  EXPECT_FALSE(disk_->Exists(folder_ / "b"));
}

TEST_F(SystemDiskTest, WriteWholeReplacesTheContent) {
  ASSERT_TRUE(WriteWhole(*disk_, folder_ / "a", "one").ok());
  ASSERT_TRUE(WriteWhole(*disk_, folder_ / "a", "two").ok());
  EXPECT_EQ(Content(folder_ / "a"), "two");
  EXPECT_EQ(disk_->List(folder_).value(), std::vector<std::string>{"a"});
}

TEST_F(SystemDiskTest, WriteWholeKeepsTheOldContentWhateverStepFails) {
  Write(folder_ / "a", "old");
  for (const auto failing :
       {DiskOperation::kCreate, DiskOperation::kAppend, DiskOperation::kSync, DiskOperation::kClose, DiskOperation::kRename}) {
    for (const int64_t bytes : {0, 2}) {
      faulty_.SetDecide([&](DiskOperation operation, const auto&) {
        return operation == failing ? std::optional(DiskFault{Reason::kDiskFull, bytes}) : std::nullopt;
      });
      EXPECT_TRUE(status::Is(WriteWhole(faulty_, folder_ / "a", "longer than before"), Reason::kDiskFull));
      EXPECT_EQ(Content(folder_ / "a"), "old");
      EXPECT_EQ(disk_->List(folder_).value(), std::vector<std::string>{"a"});
    }
  }
}

TEST_F(SystemDiskTest, WriteWholeSyncsTheFileBeforeItTakesItsName) {
  std::vector<DiskOperation> seen;
  faulty_.SetDecide([&](DiskOperation operation, const auto&) {
    seen.push_back(operation);
    return std::optional<DiskFault>();
  });
  ASSERT_TRUE(WriteWhole(faulty_, folder_ / "a", "x").ok());
  EXPECT_EQ(seen, (std::vector<DiskOperation>{DiskOperation::kCreate, DiskOperation::kAppend, DiskOperation::kSync,
                                              DiskOperation::kClose, DiskOperation::kRename}));
}

TEST_F(SystemDiskTest, FaultyDiskTearsAWrite) {
  faulty_.SetDecide([](DiskOperation operation, const auto&) {
    return operation == DiskOperation::kAppend ? std::optional(DiskFault{Reason::kDiskFailed, 3}) : std::nullopt;
  });
  const auto file = faulty_.OpenToAppend(folder_ / "ledger");
  ASSERT_TRUE(file.ok());
  EXPECT_TRUE(status::Is((*file)->Append("abcdef"), Reason::kDiskFailed));
  EXPECT_EQ(Content(folder_ / "ledger"), "abc");
}

TEST_F(SystemDiskTest, FaultyDiskCanFailAfterTheDeed) {
  Write(folder_ / "a", "x");
  faulty_.SetDecide([](DiskOperation operation, const auto&) {
    return operation == DiskOperation::kRename ? std::optional(DiskFault{Reason::kDiskFailed, 0, true}) : std::nullopt;
  });
  EXPECT_FALSE(faulty_.Rename(folder_ / "a", folder_ / "b").ok());
  EXPECT_TRUE(disk_->Exists(folder_ / "b"));
}

TEST_F(SystemDiskTest, FaultyDiskFailsEveryOperationItIsAskedTo) {
  Write(folder_ / "a", "x");
  faulty_.SetDecide([](DiskOperation, const auto&) { return std::optional(DiskFault{Reason::kReadOnlyDisk}); });
  for (const absl::Status& status :
       {faulty_.Create(folder_ / "c").status(), faulty_.OpenToAppend(folder_ / "c").status(),
        faulty_.Read(folder_ / "a", 0, 1).status(), faulty_.Size(folder_ / "a").status(), faulty_.MakeFolders(folder_ / "c"),
        faulty_.Rename(folder_ / "a", folder_ / "c"), faulty_.SyncFolder(folder_), faulty_.Copy(folder_ / "a", folder_ / "c"),
        faulty_.RemoveAll(folder_ / "a"), faulty_.List(folder_).status()}) {
    EXPECT_TRUE(status::Is(status, Reason::kReadOnlyDisk)) << status;
  }
  EXPECT_EQ(disk_->List(folder_).value(), std::vector<std::string>{"a"});
}

}  // namespace
}  // namespace vanthu::files
