#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "CLI/App.hpp"
#include "CLI/Config.hpp"
#include "CLI/Formatter.hpp"
#include "gateway/cli/check_verb.h"
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
  AddCheckVerb(app, console);
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

TEST(CheckVerb, TellsByItsExitCode) {
  EXPECT_EQ(Vanthu({"check", Sample("invitation.txt")}).exit_code, kSuccess);
  EXPECT_EQ(Vanthu({"check", Sample("monthly.txt")}).exit_code, kSuccess);  // notes only
  EXPECT_EQ(Vanthu({"check", Sample("as-typed.txt")}).exit_code, kFindings);
  const std::string text =
      "Số: 05/STC-VP\nMẬT\nKính gửi: Sở Nội vụ.\n\nNội dung./.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT, VP.\n\nGIÁM ĐỐC\n\nĐinh "
      "Công Trứ\n";
  const Outcome secret = Vanthu({"check", FileWith("secret.txt", text)});
  EXPECT_EQ(secret.exit_code, kRefused);
  EXPECT_THAT(secret.out, HasSubstr("Không phát hành được"));
}

TEST(CheckVerb, ListsFindingsWithLineArticleAndFix) {
  const Outcome outcome = Vanthu({"check", Sample("as-typed.txt")});
  EXPECT_THAT(outcome.out, HasSubstr("CK-01  cần sửa  dòng 29–32  (Điều 13; Phụ lục I, mục II.7)"));
  EXPECT_THAT(outcome.out, HasSubstr("Sửa thành: KT. GIÁM ĐỐC"));
  const auto json = nlohmann::json::parse(Vanthu({"check", Sample("as-typed.txt"), "--json"}).out);
  EXPECT_EQ(json["findings"][2]["rule_id"], "KG-01");
  EXPECT_EQ(json["findings"][2]["place"]["item"], 0);
  EXPECT_EQ(json["findings"][2]["fix"]["replacement"], ";");
  EXPECT_TRUE(json["refused"].is_null());
}

}  // namespace
}  // namespace vanthu::cli
