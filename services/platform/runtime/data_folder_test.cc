#include "services/platform/runtime/data_folder.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <optional>
#include <string>

#include "gtest/gtest.h"
#include "services/platform/status/reason.h"

namespace vanthu::runtime {
namespace {

std::filesystem::path FreshPath(const std::string& name) {
  const std::filesystem::path path =
      std::filesystem::path(::testing::TempDir()) / ("vanthu-" + name + "-" + std::to_string(getpid()));
  std::filesystem::remove_all(path);
  return path;
}

// A process that holds the folder until it is told to end.
class Holder {
 public:
  explicit Holder(const std::filesystem::path& path) {
    int ready[2];
    if (pipe(ready) != 0) return;
    pid_ = fork();
    if (pid_ == 0) {
      const auto folder = DataFolder::Open(path);
      const char answer = folder.ok() ? 'y' : 'n';
      if (write(ready[1], &answer, 1) == 1) pause();
      _exit(0);
    }
    char answer = 'n';
    holds_ = read(ready[0], &answer, 1) == 1 && answer == 'y';
    close(ready[0]);
    close(ready[1]);
  }
  ~Holder() { Kill(); }
  void Kill() {
    if (pid_ <= 0) return;
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
    pid_ = 0;
  }
  pid_t pid() const { return pid_; }
  bool holds() const { return holds_; }

 private:
  pid_t pid_ = 0;
  bool holds_ = false;
};

TEST(DataFolder, IsMadeForItsOwnerOnly) {
  const auto path = FreshPath("made") / "inner";
  const auto folder = DataFolder::Open(path);
  ASSERT_TRUE(folder.ok()) << folder.status();
  struct stat facts;
  ASSERT_EQ(stat(folder->path().c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 0777, 0700u);
}

TEST(DataFolder, IsRefusedToASecondProcessAndNamesTheFirst) {
  const auto path = FreshPath("held");
  const Holder holder(path);
  ASSERT_TRUE(holder.holds());
  const auto folder = DataFolder::Open(path);
  EXPECT_TRUE(status::Is(folder.status(), status::Reason::kDataFolderLocked)) << folder.status();
  EXPECT_EQ(status::DetailsOf(folder.status()).at(1).value, std::to_string(holder.pid()));
}

TEST(DataFolder, IsFreeAgainWhenItsHolderIsKilled) {
  const auto path = FreshPath("killed");
  Holder holder(path);
  ASSERT_TRUE(holder.holds());
  holder.Kill();
  EXPECT_TRUE(DataFolder::Open(path).ok());
}

TEST(DataFolder, IsFreeAgainWhenItIsClosed) {
  const auto path = FreshPath("closed");
  std::optional<DataFolder> folder(DataFolder::Open(path).value());
  EXPECT_FALSE(DataFolder::Open(path).ok());
  folder.reset();
  EXPECT_TRUE(DataFolder::Open(path).ok());
}

TEST(DataFolder, SaysWhatStandsInTheWay) {
  EXPECT_TRUE(status::Is(DataFolder::Open("/dev/null/folder").status(), status::Reason::kDiskFailed));
  EXPECT_TRUE(status::Is(DataFolder::Open("/proc/folder").status(), status::Reason::kDiskFailed));
}

}  // namespace
}  // namespace vanthu::runtime
