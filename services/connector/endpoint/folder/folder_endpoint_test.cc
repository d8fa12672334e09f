#include "services/connector/endpoint/folder/folder_endpoint.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/platform/status/reason.h"
#include "tests/support/inbox_house.h"

namespace vanthu::connector {
namespace {

using files::DiskFault;
using status::Reason;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

class FolderEndpointTest : public testing::Test {
 protected:
  Package MakePackage(std::string_view dispatch) {
    auto package = PackageOf(house_.issuer.Deliver(
        dispatch, house_.To(), {house_.EntryOf("pdf", "05_SNV-VP.pdf"), house_.EntryOf("sheet", "Phụ lục.xlsx")},
        house_.clock.Now()));
    EXPECT_TRUE(package.ok());
    for (PackagedFile& file : package->files) file.source = house_.folder.path() / file.title;
    std::ofstream(package->files[0].source) << "pdf";
    std::ofstream(package->files[1].source) << "sheet";
    return *std::move(package);
  }
  // Another process on the same disk.
  FolderEndpoint Endpoint() { return {house_.disk, house_.randomness, root_}; }
  // From the operation `first_fatal` on nothing works any more. Gives whether anything failed.
  bool WithDeathAt(int first_fatal, bool takes_effect, const std::function<void()>& act) {
    int count = 0;
    house_.disk.SetDecide([&](files::DiskOperation, const std::filesystem::path&) -> std::optional<DiskFault> {
      const int at = count++;
      if (at < first_fatal) return std::nullopt;
      return DiskFault{Reason::kDiskFailed, 7, takes_effect && at == first_fatal};
    });
    act();
    house_.disk.SetDecide(nullptr);
    return count > first_fatal;
  }
  std::vector<std::string> NamesIn(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    for (const auto& found : std::filesystem::directory_iterator(folder)) names.push_back(found.path().filename().string());
    return names;
  }
  void ExpectWhole(const std::filesystem::path& folder) {
    EXPECT_THAT(NamesIn(folder), UnorderedElementsAre("05_SNV-VP.pdf", "Phụ lục.xlsx", "dispatch.json", "manifest.txt",
                                                      "register-leaf.txt", "register.tlog-proof"));
    std::ostringstream pdf;
    pdf << std::ifstream(folder / "05_SNV-VP.pdf").rdbuf();
    EXPECT_EQ(pdf.str(), "pdf");
  }

  support::InboxHouse house_;
  const std::filesystem::path root_ = house_.EndpointRoot();
};

TEST_F(FolderEndpointTest, HandsOverTheWholePackageOnce) {
  const Package package = MakePackage("d1");
  const auto identity = Endpoint().SetUp();
  ASSERT_TRUE(identity.ok()) << identity.status();
  const auto location = Endpoint().HandOver(*identity, package);
  ASSERT_TRUE(location.ok()) << location.status();
  ExpectWhole(*location);
  EXPECT_EQ(std::filesystem::path(*location).parent_path().filename(), "2024");
  EXPECT_THAT(*location, testing::HasSubstr("05-SNV-VP V-v báo cáo"));
  EXPECT_EQ(*Endpoint().HandOver(*identity, package), *location);
  EXPECT_THAT(house_.Folders(), SizeIs(1));
}

// The process dies at each operation in turn, with or without the operation having had its effect; the next one finishes.
TEST_F(FolderEndpointTest, EndsInOneWholeFolderWhereverItDied) {
  const auto identity = Endpoint().SetUp();
  ASSERT_TRUE(identity.ok());
  int folders = 0;
  for (const bool takes_effect : {false, true}) {
    bool died = true;
    for (int fatal = 0; died; ++fatal) {
      const Package package = MakePackage("d" + std::to_string(++folders));
      died = WithDeathAt(fatal, takes_effect, [&] { (void)Endpoint().HandOver(*identity, package); });
      const auto location = Endpoint().HandOver(*identity, package);
      ASSERT_TRUE(location.ok()) << "operation " << fatal << ": " << location.status();
      ASSERT_THAT(house_.Folders(), SizeIs(folders)) << "operation " << fatal;
      ExpectWhole(*location);
      ASSERT_THAT(NamesIn(root_ / ".staging"), IsEmpty()) << "operation " << fatal;
    }
  }
  EXPECT_GT(folders, 40);  // there were that many places to die at
}

TEST_F(FolderEndpointTest, SetsUpWhereverItDiedAndKeepsItsIdentity) {
  bool died = true;
  for (int fatal = 0; died; ++fatal) {
    std::filesystem::remove_all(root_);
    died = WithDeathAt(fatal, fatal % 2 == 1, [&] { (void)Endpoint().SetUp(); });
    const auto identity = Endpoint().SetUp();
    ASSERT_TRUE(identity.ok()) << "operation " << fatal << ": " << identity.status();
    ASSERT_EQ(*Endpoint().SetUp(), *identity);
    ASSERT_TRUE(Endpoint().HandOver(*identity, MakePackage("d1")).ok());
  }
}

TEST_F(FolderEndpointTest, LeavesToPeopleWhatTheyMovedAway) {
  const Package package = MakePackage("d1");
  const auto identity = Endpoint().SetUp();
  const auto location = Endpoint().HandOver(*identity, package);
  ASSERT_TRUE(location.ok());
  std::filesystem::remove_all(std::filesystem::path(*location).parent_path());
  EXPECT_TRUE(Endpoint().HandOver(*identity, package).ok());
  EXPECT_THAT(house_.Folders(), IsEmpty());
}

TEST_F(FolderEndpointTest, NeverTakesALostFolderForAnEmptyOne) {
  const Package package = MakePackage("d1");
  const std::string identity = *Endpoint().SetUp();
  const auto expect_missing = [&] {
    EXPECT_TRUE(status::Is(Endpoint().HandOver(identity, package).status(), Reason::kEndpointMissing));
    EXPECT_THAT(house_.Folders(), IsEmpty());
  };
  std::filesystem::rename(root_ / ".vanthu-ledger", root_ / "ledger");
  expect_missing();
  EXPECT_TRUE(status::Is(Endpoint().SetUp().status(), Reason::kEndpointMissing));  // a marker without its ledger
  std::filesystem::rename(root_ / "ledger", root_ / ".vanthu-ledger");
  std::filesystem::rename(root_ / ".vanthu-endpoint", root_ / "marker");
  expect_missing();
  std::ofstream(root_ / ".vanthu-endpoint") << "{\"endpoint\":\"another\"}\n";
  expect_missing();
  std::ofstream(root_ / ".vanthu-endpoint") << "no json";
  expect_missing();
  std::filesystem::remove_all(root_);
  expect_missing();
  EXPECT_FALSE(std::filesystem::exists(root_));
}

TEST_F(FolderEndpointTest, IsNotBegunAroundALedgerThatTellsOfPackages) {
  const std::string identity = *Endpoint().SetUp();
  ASSERT_TRUE(Endpoint().HandOver(identity, MakePackage("d1")).ok());
  std::filesystem::remove(root_ / ".vanthu-endpoint");
  EXPECT_TRUE(status::Is(Endpoint().SetUp().status(), Reason::kEndpointMissing));
}

TEST_F(FolderEndpointTest, WritesIntoNoFolderOfAnothers) {
  const Package package = MakePackage("d1");
  const std::string identity = *Endpoint().SetUp();
  const auto first = Endpoint().HandOver(identity, package);
  ASSERT_TRUE(first.ok());
  // The ledger was lost and an empty one put in its place: the folder's name is taken, and so is a longer one's.
  std::ofstream(root_ / ".vanthu-ledger") << "vanthu/ledger/v1 " << identity << "\n";
  const auto second = Endpoint().HandOver(identity, package);
  ASSERT_TRUE(second.ok());
  EXPECT_NE(*second, *first);
  ExpectWhole(*first);
  std::ofstream(root_ / ".vanthu-ledger") << "vanthu/ledger/v1 " << identity << "\n";
  EXPECT_TRUE(status::Is(Endpoint().HandOver(identity, package).status(), Reason::kFolderTaken));
  EXPECT_TRUE(Endpoint().HandOver(identity, MakePackage("d2")).ok());
}

TEST_F(FolderEndpointTest, PlacesNothingThatIsNotWhatThePackageSays) {
  const Package package = MakePackage("d1");
  const std::string identity = *Endpoint().SetUp();
  std::ofstream(package.files[1].source) << "shoot";  // as long as it was
  EXPECT_TRUE(status::Is(Endpoint().HandOver(identity, package).status(), Reason::kDigestMismatch));
  EXPECT_THAT(house_.Folders(), IsEmpty());
  std::ofstream(package.files[1].source) << "sheet";
  EXPECT_TRUE(Endpoint().HandOver(identity, package).ok());
  EXPECT_THAT(house_.Folders(), SizeIs(1));
}

// The run before died between intent and rename, and its staging folder was damaged since: it is filled anew where it lies, since
// without it the package would count as handed over.
TEST_F(FolderEndpointTest, MendsADamagedStagingFolderThatHasItsIntent) {
  const Package package = MakePackage("d1");
  const std::string identity = *Endpoint().SetUp();
  house_.disk.SetDecide([&](files::DiskOperation operation, const std::filesystem::path& path) -> std::optional<DiskFault> {
    const bool is_placing = operation == files::DiskOperation::kRename && path.string().find("/2024/") != std::string::npos;
    return is_placing ? std::optional(DiskFault{Reason::kDiskFailed}) : std::nullopt;
  });
  ASSERT_FALSE(Endpoint().HandOver(identity, package).ok());
  const auto staging = root_ / ".staging" / package.key;
  ASSERT_TRUE(std::filesystem::exists(staging));
  std::ofstream(staging / package.files[0].name) << "p";
  std::filesystem::remove(staging / "dispatch.json");

  // Whatever fails while it is mended, the staging folder stays.
  house_.disk.SetDecide(nullptr);
  for (int fatal = 0; fatal < 60; ++fatal) {
    int count = 0;
    house_.disk.SetDecide([&](files::DiskOperation operation, const std::filesystem::path&) -> std::optional<DiskFault> {
      if (operation == files::DiskOperation::kRename) return DiskFault{Reason::kDiskFailed};
      return count++ == fatal ? std::optional(DiskFault{Reason::kDiskFailed}) : std::nullopt;
    });
    ASSERT_FALSE(Endpoint().HandOver(identity, package).ok());
    ASSERT_TRUE(std::filesystem::exists(staging)) << "operation " << fatal;
  }
  house_.disk.SetDecide(nullptr);
  const auto location = Endpoint().HandOver(identity, package);
  ASSERT_TRUE(location.ok()) << location.status();
  ExpectWhole(*location);
}

// A disk that says it has written and has not.
TEST_F(FolderEndpointTest, ReadsBackWhatTheDiskSaysItHasWritten) {
  const Package package = MakePackage("d1");
  const std::string identity = *Endpoint().SetUp();
  const std::vector<files::DiskOperation> writing = {files::DiskOperation::kCopy, files::DiskOperation::kAppend};
  for (const files::DiskOperation lie : writing) {
    house_.disk.SetDecide([&](files::DiskOperation operation, const std::filesystem::path& path) -> std::optional<DiskFault> {
      const bool is_staging = path.string().find(".staging") != std::string::npos;
      return operation == lie && is_staging ? std::optional(DiskFault{.pretends = true}) : std::nullopt;
    });
    EXPECT_FALSE(Endpoint().HandOver(identity, package).ok());
    EXPECT_THAT(house_.Folders(), IsEmpty());
  }
  house_.disk.SetDecide(nullptr);
  EXPECT_TRUE(Endpoint().HandOver(identity, package).ok());
}

TEST_F(FolderEndpointTest, SaysWhatIsWrongInBothLanguages) {
  const std::string identity = *Endpoint().SetUp();
  std::filesystem::remove(root_ / ".vanthu-ledger");
  const absl::Status missing = Endpoint().HandOver(identity, MakePackage("d1")).status();
  EXPECT_THAT(status::Text(missing, status::Language::kVietnamese), testing::HasSubstr("không có sổ giao nhận"));
  EXPECT_THAT(status::Text(missing, status::Language::kEnglish), testing::HasSubstr("there is no ledger"));
}

TEST_F(FolderEndpointTest, BelievesNothingOfADiskThatWentAwayMeanwhile) {
  const Package package = MakePackage("d1");
  const std::string identity = *Endpoint().SetUp();
  house_.disk.SetDecide([&](files::DiskOperation operation, const std::filesystem::path&) -> std::optional<DiskFault> {
    if (operation == files::DiskOperation::kRename) std::filesystem::remove(root_ / ".vanthu-endpoint");
    return std::nullopt;
  });
  EXPECT_TRUE(status::Is(Endpoint().HandOver(identity, package).status(), Reason::kEndpointMissing));
}

}  // namespace
}  // namespace vanthu::connector
