#include "services/numbering/transparency/log_publisher.h"

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>

#include "services/numbering/limits.h"
#include "services/numbering/transparency/key_publisher.h"
#include "services/platform/files/faulty_disk.h"
#include "services/platform/status/reason.h"
#include "services/verification/checkpoint.h"
#include "services/verification/merkle_proof.h"
#include "tests/support/register_house.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::numbering {
namespace {

using status::Is;
using status::Reason;

class LogPublisherTest : public ::testing::Test {
 protected:
  LogPublisherTest() { Restart("numbering.db"); }

  void Restart(const std::string& database_name) {
    publisher.reset();
    house.reset();
    auto database = sql::Database::Open({.url = "sqlite:" + (folder.path() / database_name).string()});
    house = std::make_unique<support::RegisterHouse>(*std::move(database), folder.path(), clock);
    EXPECT_TRUE(house->Prepare().ok());
    publisher = std::make_unique<LogPublisher>(*house->database, house->house, faulty, published_logs);
  }
  void Allocate(int count) {
    for (int i = 0; i < count; ++i) ASSERT_TRUE(house->Allocate("i" + std::to_string(next++)).ok());
  }
  absl::Time Publish() {
    clock.Advance(kPublishInterval);
    return publisher->RunOnce(clock.Now());
  }
  std::string Published(const std::string& name) {
    const auto path = folder.path() / "log/000-00-15-h53/1" / name;
    return disk->Read(path, 0, kTileBytesMax).value_or("");
  }

  support::TemporaryFolder folder;
  support::SetClock clock{absl::FromUnixSeconds(1717035753)};
  std::unique_ptr<files::Disk> disk = files::MakeSystemDisk();
  files::FaultyDisk faulty{*disk};
  const PublishedLogs published_logs{faulty, folder.path() / "log"};
  std::unique_ptr<support::RegisterHouse> house;
  std::unique_ptr<LogPublisher> publisher;
  int next = 0;
};

TEST_F(LogPublisherTest, PublishesATreeThatItsTilesMake) {
  Allocate(3);
  Publish();
  EXPECT_EQ(Published("checkpoint"), house->Head()->checkpoint);
  EXPECT_EQ(ParseBundle(Published("tile/entries/000.p/3"))->size(), 3u);
  Allocate(300);
  EXPECT_EQ(Publish(), absl::InfiniteFuture());
  const auto checkpoint = verification::OpenCheckpoint(Published("checkpoint"), house->keys.KeyOf(house->agency)->public_key());
  ASSERT_TRUE(checkpoint.ok()) << checkpoint.status();
  EXPECT_EQ(checkpoint->head.size, 303);
  Frontier tree;
  std::vector<TileHash> completed;
  auto entries = *ParseBundle(Published("tile/entries/000"));
  const auto rest = *ParseBundle(Published("tile/entries/001.p/47"));
  entries.insert(entries.end(), rest.begin(), rest.end());
  for (const std::string& entry : entries) tree.Append(verification::LeafHash(entry), &completed);
  EXPECT_EQ(tree.Root(), checkpoint->head.root);
  EXPECT_EQ(Published("tile/1/000.p/1"), completed.front().hash.Bytes());
  EXPECT_FALSE(disk->Exists(folder.path() / "log/000-00-15-h53/1/tile/entries/000.p")) << "a full tile replaces its partial ones";
}

TEST_F(LogPublisherTest, ShowsTheCheckpointOnlyAfterItsTiles) {
  Allocate(3);
  faulty.SetDecide([](files::DiskOperation operation, const std::filesystem::path& path) -> std::optional<files::DiskFault> {
    if (operation == files::DiskOperation::kAppend && path.string().find("entries") != std::string::npos)
      return files::DiskFault{};
    return std::nullopt;
  });
  const absl::Time again = Publish();
  EXPECT_EQ(again, clock.Now() + kPublishRetry);
  EXPECT_TRUE(Is(publisher->last_failure(), Reason::kDiskFull)) << publisher->last_failure();
  EXPECT_EQ(Published("checkpoint"), "");
  faulty.SetDecide(nullptr);
  EXPECT_EQ(Publish(), absl::InfiniteFuture());
  EXPECT_EQ(Published("checkpoint"), house->Head()->checkpoint);
}

TEST_F(LogPublisherTest, GoesOnAfterARestart) {
  Allocate(2);
  Publish();
  Restart("numbering.db");
  ASSERT_TRUE(publisher->CompareWithPublished(clock.Now()).ok());
  Allocate(2);
  Publish();
  EXPECT_EQ(Published("checkpoint"), house->Head()->checkpoint);
  EXPECT_EQ(ParseBundle(Published("tile/entries/000.p/4"))->size(), 4u);
}

TEST_F(LogPublisherTest, HoldsTheBooksOfADatabaseOlderThanWhatIsPublished) {
  Allocate(5);
  Publish();
  const std::string published = Published("checkpoint");
  Restart("restored.db");
  ASSERT_TRUE(publisher->CompareWithPublished(clock.Now()).ok());
  EXPECT_TRUE(Is(house->Allocate("x").status(), Reason::kBookHeld));
  EXPECT_EQ(house->CountOfEvents("books.held"), 1);
}

TEST_F(LogPublisherTest, ReleasesNoBooksWhileWhatIsPublishedKnowsMore) {
  Allocate(5);
  Publish();
  Restart("restored.db");
  ASSERT_TRUE(publisher->CompareWithPublished(clock.Now()).ok());
  const BookKeeper::Decision decision{house->agency, "cơ sở dữ liệu này đúng", "accounts/quan-tri"};
  EXPECT_TRUE(Is(house->keeper.Release(decision).status(), Reason::kBookHeld));
  EXPECT_TRUE(Is(house->Allocate("x").status(), Reason::kBookHeld));
  EXPECT_EQ(house->CountOfEvents("books.held"), 1);
  std::filesystem::remove_all(folder.path() / "log");
  EXPECT_TRUE(house->keeper.Release(decision).ok());
  EXPECT_TRUE(house->Allocate("x").ok());
}

TEST_F(LogPublisherTest, NeverReplacesACheckpointByASmallerOne) {
  Allocate(5);
  Publish();
  const std::string published = Published("checkpoint");
  Restart("restored.db");
  Allocate(2);  // as if nobody had looked at the start
  Publish();
  EXPECT_EQ(Published("checkpoint"), published);
  EXPECT_TRUE(Is(house->Allocate("x").status(), Reason::kBookHeld));
}

class Directory : public KeyDirectory {
 public:
  absl::Status Publish(const LogKey& key) override {
    ++calls;
    if (fails) return absl::UnavailableError("the directory is away");
    told = key;
    return absl::OkStatus();
  }
  int calls = 0;
  bool fails = false;
  std::optional<LogKey> told;
};

TEST_F(LogPublisherTest, TellsTheDirectoryEachKeyOnceItIsThere) {
  Directory directory;
  KeyPublisher key_publisher(*house->database, house->keys, directory);
  EXPECT_EQ(key_publisher.RunOnce(clock.Now()), absl::InfiniteFuture());
  EXPECT_EQ(directory.calls, 0);
  Allocate(1);
  directory.fails = true;
  EXPECT_EQ(key_publisher.RunOnce(clock.Now()), clock.Now() + kPublishRetry);
  directory.fails = false;
  EXPECT_EQ(key_publisher.RunOnce(clock.Now()), absl::InfiniteFuture());
  key_publisher.RunOnce(clock.Now());
  EXPECT_EQ(directory.calls, 2);
  EXPECT_EQ(directory.told->key, house->keys.KeyOf(house->agency)->public_key());
  EXPECT_EQ(directory.told->valid_from, house->Head()->opened_at);
}

}  // namespace
}  // namespace vanthu::numbering
