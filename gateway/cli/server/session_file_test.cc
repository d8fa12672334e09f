#include "gateway/cli/server/session_file.h"

#include <fstream>

#include "gateway/cli/fault.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::cli {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

const Session kSession{"http://127.0.0.1:8080", "accounts/an", "agencies/so-a", "secret"};

TEST(SessionFile, IsForItsOwnerAlone) {
  const support::TemporaryFolder folder;
  const fs::path file = folder.path() / "deep/vanthu/session";
  ASSERT_TRUE(WriteSession(file, kSession).ok());
  EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  const auto read = ReadSession(file);
  ASSERT_TRUE(read.ok() && read->has_value()) << read.status();
  EXPECT_EQ((*read)->agency, "agencies/so-a");
  EXPECT_EQ((*read)->bearer, "secret");
  EXPECT_TRUE(RemoveSession(file).ok());
  EXPECT_FALSE(ReadSession(file)->has_value());
}

TEST(SessionFile, IsNotUsedOnceOthersCanReadIt) {
  const support::TemporaryFolder folder;
  const fs::path file = folder.path() / "session";
  ASSERT_TRUE(WriteSession(file, kSession).ok());
  fs::permissions(file, fs::perms::group_read, fs::perm_options::add);
  EXPECT_THAT(TextOf(ReadSession(file).status(), status::Language::kEnglish), HasSubstr("chmod 600"));
}

TEST(SessionFile, ThatMakesNoSenseIsSaid) {
  const support::TemporaryFolder folder;
  const fs::path file = folder.path() / "session";
  std::ofstream(file) << "{\"server\": 1";
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_FALSE(ReadSession(file).ok());
}

}  // namespace
}  // namespace vanthu::cli
