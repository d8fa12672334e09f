#include "gateway/http/desk_files.h"

#include <string>
#include <utility>
#include <vector>

#include "gateway/http/testing/expect_refusal.h"
#include "gateway/http/testing/library_house.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/platform/files/disk.h"

namespace vanthu::gateway {
namespace {

using testing::Answer;
using testing::Ask;
using testing::ExpectRefusal;
using ::testing::HasSubstr;
using testing::LibraryHouse;
using ::testing::Not;

const std::vector<HeaderField> kNavigation = {{"Accept", "text/html,application/xhtml+xml"}};

// A desk as the build leaves it.
std::filesystem::path BuiltDesk(files::Disk& disk) {
  const std::filesystem::path folder = std::filesystem::path(::testing::TempDir()) / "vanthu-desk-files-test";
  EXPECT_TRUE(disk.RemoveAll(folder).ok());
  EXPECT_TRUE(disk.MakeFolders(folder / "assets").ok());
  EXPECT_TRUE(files::WriteWhole(disk, folder / "index.html", "<!doctype html><title>Vanthu</title>").ok());
  EXPECT_TRUE(files::WriteWhole(disk, folder / "assets/index-a1.js", "plain").ok());
  EXPECT_TRUE(files::WriteWhole(disk, folder / "assets/index-a1.js.br", "brotli").ok());
  EXPECT_TRUE(files::WriteWhole(disk, folder / "assets/index-a1.js.gz", "gzip").ok());
  return folder;
}

LibraryHouse HouseWithDesk() {
  const auto disk = files::MakeSystemDisk();
  return LibraryHouse({.desk = DeskFiles::Read(*disk, BuiltDesk(*disk)).value()});
}

TEST(DeskFiles, GivesThePageForEachOfItsScreens) {
  LibraryHouse house = HouseWithDesk();
  for (const char* path : {"/", "/board", "/drafts/abc?revision=2"}) {
    const Answer page = Ask(house.gateway->port(), "GET", path, kNavigation);
    EXPECT_EQ(page.status, 200) << path;
    EXPECT_EQ(page.Field("Content-Type"), "text/html; charset=utf-8");
    EXPECT_EQ(page.Field("Cache-Control"), "no-cache");
    EXPECT_THAT(page.body, HasSubstr("<title>Vanthu</title>"));
  }
}

TEST(DeskFiles, MissesWhatIsNoScreenAndNoFile) {
  LibraryHouse house = HouseWithDesk();
  const int port = house.gateway->port();
  ExpectRefusal(Ask(port, "GET", "/assets/index-b2.js", kNavigation), 404, "NO_SUCH_ROUTE");
  ExpectRefusal(Ask(port, "GET", "/v1/nowhere", kNavigation), 404, "NO_SUCH_ROUTE");
  ExpectRefusal(Ask(port, "GET", "/board"), 404, "NO_SUCH_ROUTE");
  ExpectRefusal(Ask(port, "POST", "/board", kNavigation), 404, "NO_SUCH_ROUTE");
  EXPECT_EQ(Ask(port, "GET", "/assets/%2e%2e/index.html", kNavigation).status, 400);
}

TEST(DeskFiles, SendsTheBestCodingThatIsThere) {
  LibraryHouse house = HouseWithDesk();
  const auto asked = [&](std::string_view accepted) {
    return Ask(house.gateway->port(), "GET", "/assets/index-a1.js", {{"Accept-Encoding", std::string(accepted)}});
  };
  EXPECT_EQ(asked("gzip, br").body, "brotli");
  EXPECT_EQ(asked("gzip, br").Field("Content-Encoding"), "br");
  EXPECT_EQ(asked("gzip").body, "gzip");
  EXPECT_EQ(asked("identity").body, "plain");
  EXPECT_EQ(asked("identity").Field("Content-Encoding"), "");
  EXPECT_EQ(asked("gzip").Field("Vary"), "Accept-Encoding");
  EXPECT_EQ(asked("gzip").Field("Content-Type"), "text/javascript; charset=utf-8");
}

TEST(DeskFiles, LetsABrowserKeepWhatIsNamedByItsContentAndAskForTheRest) {
  LibraryHouse house = HouseWithDesk();
  const int port = house.gateway->port();
  EXPECT_EQ(Ask(port, "GET", "/assets/index-a1.js").Field("Cache-Control"), "public, max-age=31536000, immutable");
  const std::string tag = Ask(port, "GET", "/").Field("ETag");
  const Answer again = Ask(port, "GET", "/", {{"If-None-Match", tag}});
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.body, "");
}

TEST(DeskFiles, ThePageMayRunOursAndSpeakToUsOnly) {
  LibraryHouse house = HouseWithDesk();
  const Answer page = Ask(house.gateway->port(), "GET", "/", kNavigation);
  const std::string policy = page.Field("Content-Security-Policy");
  EXPECT_THAT(policy, HasSubstr("default-src 'none'"));
  EXPECT_THAT(policy, HasSubstr("script-src 'self';"));
  EXPECT_THAT(policy, HasSubstr("style-src 'self';"));
  EXPECT_THAT(policy, HasSubstr("connect-src 'self';"));
  EXPECT_THAT(policy, HasSubstr("base-uri 'none'"));
  EXPECT_THAT(policy, HasSubstr("form-action 'none'"));
  EXPECT_THAT(policy, HasSubstr("frame-ancestors 'none'"));
  EXPECT_THAT(policy, HasSubstr("require-trusted-types-for 'script'; trusted-types desk"));
  EXPECT_THAT(policy, Not(HasSubstr("unsafe")));
  EXPECT_THAT(policy, Not(HasSubstr("http")));
  EXPECT_EQ(page.Field("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(page.Field("X-Frame-Options"), "DENY");
  EXPECT_EQ(page.Field("Referrer-Policy"), "no-referrer");
  EXPECT_EQ(page.Field("Cross-Origin-Opener-Policy"), "same-origin");
  EXPECT_EQ(page.Field("Cross-Origin-Resource-Policy"), "same-origin");
  EXPECT_THAT(page.Field("Permissions-Policy"), HasSubstr("camera=()"));
}

TEST(DeskFiles, AreNoneWhereNoFolderIs) {
  const auto disk = files::MakeSystemDisk();
  EXPECT_TRUE(DeskFiles::Read(*disk, "")->empty());
  EXPECT_TRUE(DeskFiles::Read(*disk, "/nowhere/desk")->empty());
  LibraryHouse house;
  ExpectRefusal(Ask(house.gateway->port(), "GET", "/", kNavigation), 404, "NO_SUCH_ROUTE");
}

TEST(DeskFiles, AFolderWithoutThePageIsRefused) {
  const auto disk = files::MakeSystemDisk();
  const std::filesystem::path folder = BuiltDesk(*disk);
  ASSERT_TRUE(disk->RemoveAll(folder / "index.html").ok());
  EXPECT_EQ(DeskFiles::Read(*disk, folder).status().code(), absl::StatusCode::kFailedPrecondition);
}

}  // namespace
}  // namespace vanthu::gateway
