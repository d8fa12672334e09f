#include "services/connector/endpoint/folder/folder_ledger.h"

#include <fstream>
#include <string>

#include "gtest/gtest.h"
#include "services/platform/files/faulty_disk.h"
#include "services/platform/status/reason.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::connector {
namespace {

using files::DiskOperation;
using status::Reason;

class FolderLedgerTest : public testing::Test {
 protected:
  FolderLedgerTest() { EXPECT_TRUE(FolderLedger(disk_, file_).Create("e1").ok()); }
  std::optional<std::string> Intent(FolderLedger& ledger, std::string_view key) {
    auto found = ledger.FindIntent(key);
    EXPECT_TRUE(found.ok()) << found.status();
    return found.ok() ? *found : std::nullopt;
  }

  support::TemporaryFolder folder_;
  const std::filesystem::path file_ = folder_.path() / ".vanthu-ledger";
  std::unique_ptr<files::Disk> system_disk_ = files::MakeSystemDisk();
  files::FaultyDisk disk_{*system_disk_};
};

TEST_F(FolderLedgerTest, RemembersItsIntentsOverRestarts) {
  FolderLedger ledger(disk_, file_);
  EXPECT_TRUE(*ledger.IsUnused());
  ASSERT_TRUE(ledger.AppendIntent("a-1", "2024/05 một (x)").ok());
  ASSERT_TRUE(ledger.AppendIntent("b-1", "2024/06 hai").ok());
  FolderLedger again(disk_, file_);
  EXPECT_TRUE(again.Check("e1").ok());
  EXPECT_FALSE(*again.IsUnused());
  EXPECT_EQ(Intent(again, "a-1"), "2024/05 một (x)");
  EXPECT_EQ(Intent(again, "b-1"), "2024/06 hai");
  EXPECT_EQ(Intent(again, "c-1"), std::nullopt);
}

TEST_F(FolderLedgerTest, IsMissingWhereThereIsNoneOrAnothers) {
  FolderLedger ledger(disk_, file_);
  EXPECT_TRUE(status::Is(ledger.Check("e2"), Reason::kEndpointMissing));
  std::filesystem::remove(file_);
  EXPECT_TRUE(status::Is(ledger.Check("e1"), Reason::kEndpointMissing));
  EXPECT_TRUE(status::Is(ledger.FindIntent("a-1").status(), Reason::kEndpointMissing));
  EXPECT_TRUE(status::Is(ledger.AppendIntent("a-1", "f"), Reason::kEndpointMissing));
  EXPECT_FALSE(std::filesystem::exists(file_));
  std::ofstream(file_) << "";
  EXPECT_TRUE(status::Is(ledger.Check("e1"), Reason::kEndpointMissing));
}

// However many bytes of a line reach the file, it says nothing until it is whole, and the next one is not spoilt.
TEST_F(FolderLedgerTest, ReadsNothingOutOfATornLine) {
  for (int64_t bytes = 0; bytes < 40; ++bytes) {
    FolderLedger ledger(disk_, file_);
    ASSERT_TRUE(ledger.Create("e1").ok());
    disk_.SetDecide([&](DiskOperation operation, const std::filesystem::path&) -> std::optional<files::DiskFault> {
      if (operation != DiskOperation::kAppend) return std::nullopt;
      return files::DiskFault{Reason::kDiskFull, bytes};
    });
    EXPECT_FALSE(ledger.AppendIntent("torn-1", "2024/05 một tên thư mục khá dài").ok());
    disk_.SetDecide(nullptr);
    ASSERT_EQ(Intent(ledger, "torn-1"), std::nullopt) << bytes;
    ASSERT_TRUE(ledger.AppendIntent("next-1", "2024/06").ok());
    FolderLedger again(disk_, file_);
    ASSERT_EQ(Intent(again, "torn-1"), std::nullopt) << bytes;
    ASSERT_EQ(Intent(again, "next-1"), "2024/06") << bytes;
    ASSERT_TRUE(again.Check("e1").ok());
  }
}

TEST_F(FolderLedgerTest, ReadsAgainWhatSomebodyElseRestored) {
  FolderLedger ledger(disk_, file_);
  ASSERT_TRUE(ledger.AppendIntent("a-1", "2024/05").ok());
  ASSERT_TRUE(FolderLedger(disk_, file_).AppendIntent("b-1", "2024/06").ok());
  EXPECT_EQ(Intent(ledger, "b-1"), "2024/06");
}

}  // namespace
}  // namespace vanthu::connector
