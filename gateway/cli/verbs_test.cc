#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "CLI/App.hpp"
#include "CLI/Config.hpp"
#include "CLI/Formatter.hpp"
#include "gateway/cli/console.h"
#include "gateway/cli/read_verb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"

namespace vanthu::cli {
namespace {

using ::testing::HasSubstr;

struct Outcome {
  int exit_code = 0;
  std::string out;
  std::string err;
};

Outcome Vanthu(std::vector<std::string> arguments) {
  std::ostringstream out, err;
  Console console(out, err);
  CLI::App app;
  AddReadVerb(app, console);
  std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the back
  app.parse(arguments);
  return {console.exit_code(), out.str(), err.str()};
}

std::string Sample(const std::string& name) { return std::string(VANTHU_SOURCE_DIR) + "/deploy/sample/dispatches/" + name; }

std::string FileWith(const std::string& name, const std::string& bytes) {
  const auto path = std::filesystem::path(::testing::TempDir()) / name;
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

TEST(ReadVerb, ShowsTheDraft) {
  const Outcome outcome = Vanthu({"read", Sample("monthly.txt")});
  EXPECT_EQ(outcome.exit_code, kSuccess);
  EXPECT_THAT(outcome.out, HasSubstr("Loại văn bản      Công văn\n"));
  EXPECT_THAT(outcome.out, HasSubstr("- Các sở, ban, ngành;"));
  EXPECT_THAT(Vanthu({"read", Sample("monthly.txt"), "--lang", "en"}).out, HasSubstr("Type              official letter\n"));
}

TEST(ReadVerb, PrintsJson) {
  const auto json = nlohmann::json::parse(Vanthu({"read", Sample("monthly.txt"), "--json"}).out);
  EXPECT_EQ(json["symbol"]["notation"], "STTTT-TTBCXB");
  EXPECT_TRUE(json["unplaced"].empty());
}

TEST(ReadVerb, RefusesWithTheReason) {
  const Outcome empty = Vanthu({"read", FileWith("empty.txt", "")});
  EXPECT_EQ(empty.exit_code, kRefused);
  EXPECT_EQ(empty.out, "");
  EXPECT_THAT(empty.err, HasSubstr("rỗng"));
  const auto json = nlohmann::json::parse(Vanthu({"read", FileWith("big.txt", std::string(20 << 20, 'a')), "--json"}).out);
  EXPECT_EQ(json["refused"]["reason"], "FILE_TOO_LARGE");
  EXPECT_EQ(json["refused"]["details"]["value"], "20971520");
  EXPECT_EQ(Vanthu({"read", "/khong/co"}).exit_code, kRefused);
}

}  // namespace
}  // namespace vanthu::cli
