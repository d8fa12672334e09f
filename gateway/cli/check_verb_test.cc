#include "gateway/cli/check_verb.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "CLI/App.hpp"
#include "CLI/Config.hpp"
#include "CLI/Formatter.hpp"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "services/drafting/format/rule_catalogue.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::cli {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

class CheckVerb : public ::testing::Test {
 protected:
  struct Outcome {
    int exit_code = 0;
    std::string out;
    std::string err;
  };
  static Outcome Check(std::vector<std::string> arguments) {
    std::ostringstream out, err;
    Console console(out, err);
    CLI::App app;
    AddCheckVerb(app, console);
    arguments.insert(arguments.begin(), "check");
    std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the back
    app.parse(arguments);
    return {console.exit_code(), out.str(), err.str()};
  }
  static std::string Sample(const std::string& name) {
    return std::string(VANTHU_SOURCE_DIR) + "/deploy/sample/dispatches/" + name;
  }
  static std::string BytesOf(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  std::string FileWith(const std::string& name, const std::string& bytes) {
    std::ofstream(folder_.path() / name, std::ios::binary) << bytes;
    return (folder_.path() / name).string();
  }
  std::string CopyOf(const std::string& sample) { return FileWith(sample, BytesOf(Sample(sample))); }

  support::TemporaryFolder folder_;
};

TEST_F(CheckVerb, TellsTheGravestByItsExitCode) {
  EXPECT_EQ(Check({Sample("invitation.txt")}).exit_code, kSuccess);
  EXPECT_EQ(Check({Sample("monthly.txt")}).exit_code, kSuccess);  // notes only
  EXPECT_EQ(Check({Sample("as-typed.txt")}).exit_code, kFindings);
  std::string text = BytesOf(Sample("monthly.txt"));
  text.replace(text.find("PHÓ GIÁM ĐỐC"), std::string("PHÓ GIÁM ĐỐC").size(), "CHÁNH VĂN PHÒNG");  // under KT.
  EXPECT_EQ(Check({FileWith("error.txt", text)}).exit_code, kErrors);
  EXPECT_EQ(Check({"/khong/co"}).exit_code, kRefused);
  text.insert(text.find("Kính gửi"), "MẬT\n\n");
  const Outcome secret = Check({FileWith("secret.txt", text)});
  EXPECT_EQ(secret.exit_code, kRefused);
  EXPECT_THAT(secret.out, HasSubstr("Không phát hành được"));
}

TEST_F(CheckVerb, ListsFileLineRuleArticleAndFix) {
  const std::string file = Sample("as-typed.txt");
  const Outcome outcome = Check({file});
  EXPECT_THAT(outcome.out, HasSubstr(file + ":29: [CK-01] cần sửa: \"KT.GIÁM ĐỐC\": Sau TM., KT., TL., TUQ., Q. có dấu chấm "
                                            "rồi một khoảng trắng. (Điều 13; Phụ lục I, mục II.7)\n"));
  EXPECT_THAT(outcome.out, HasSubstr("    Sửa: \"KT.GIÁM\" → \"KT. GIÁM\"\n"));
  EXPECT_THAT(Check({file, "--lang", "en"}).out, HasSubstr(":29: [CK-01] warning: \"KT.GIÁM ĐỐC\": TM., KT."));
  EXPECT_THAT(outcome.out, EndsWith(": lỗi: 0, cần sửa: 10, ghi chú: 1; --fix tự sửa được: 10\n"));
  EXPECT_THAT(Check({Sample("monthly.docx"), "--lang", "en"}).out, EndsWith(": errors: 0, warnings: 0, notes: 1\n"));
  EXPECT_THAT(Check({Sample("invitation.txt")}).out, HasSubstr("thể thức không có lỗi."));
}

TEST_F(CheckVerb, PrintsJson) {
  for (const std::vector<std::string>& flags : {std::vector<std::string>{"--json"}, {"--format", "json"}}) {
    std::vector<std::string> arguments = {Sample("as-typed.txt")};
    arguments.insert(arguments.end(), flags.begin(), flags.end());
    const auto json = nlohmann::json::parse(Check(arguments).out);
    EXPECT_EQ(json["findings"][2]["rule_id"], "KG-01");
    EXPECT_EQ(json["findings"][2]["place"]["item"], 0);
    EXPECT_EQ(json["findings"][2]["fix"]["replacement"], ";");
    EXPECT_EQ(json["findings"][2]["fix"]["edits"][0]["line"], 10);
    EXPECT_EQ(json["findings"][2]["fix"]["edits"][0]["text"], "tỉnh;");
    EXPECT_TRUE(json["refused"].is_null());
  }
}

TEST_F(CheckVerb, MendsAFileInItsPlaceOnce) {
  const std::string file = CopyOf("as-typed.txt");
  std::filesystem::permissions(file, std::filesystem::perms(0604));
  const Outcome mended = Check({file, "--fix"});
  EXPECT_EQ(mended.exit_code, kSuccess);
  EXPECT_THAT(mended.out, HasSubstr(file + ":29: [CK-01] đã sửa: "));
  EXPECT_THAT(BytesOf(file), HasSubstr("\n**KT. GIÁM ĐỐC\n"));
  EXPECT_EQ(std::filesystem::status(file).permissions(), std::filesystem::perms(0604));
  const std::string once = BytesOf(file);
  const Outcome again = Check({file, "--fix"});
  EXPECT_THAT(again.out, Not(HasSubstr("đã sửa")));
  EXPECT_EQ(BytesOf(file), once);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_.path()), {}), 1);  // nothing left beside it
}

TEST_F(CheckVerb, MendsIntoAnotherFile) {
  const std::string file = CopyOf("as-typed.txt"), before = BytesOf(file), output = (folder_.path() / "mended.txt").string();
  EXPECT_EQ(Check({file, "--fix", "--output", output}).exit_code, kSuccess);
  EXPECT_EQ(BytesOf(file), before);
  EXPECT_THAT(BytesOf(output), HasSubstr("KT. GIÁM ĐỐC"));
  EXPECT_EQ(Check({output}).exit_code, kSuccess);
}

TEST_F(CheckVerb, MendsWhatALinkLeadsTo) {
  const std::string file = CopyOf("as-typed.txt");
  std::filesystem::create_symlink(file, folder_.path() / "link.txt");
  Check({(folder_.path() / "link.txt").string(), "--fix"});
  EXPECT_TRUE(std::filesystem::is_symlink(folder_.path() / "link.txt"));
  EXPECT_THAT(BytesOf(file), HasSubstr("KT. GIÁM ĐỐC"));
}

TEST_F(CheckVerb, LeavesACleanFileAlone) {
  const std::string file = CopyOf("invitation.txt");
  const auto written = std::filesystem::last_write_time(file) - std::chrono::hours(1);
  std::filesystem::last_write_time(file, written);
  EXPECT_EQ(Check({file, "--fix"}).exit_code, kSuccess);
  EXPECT_EQ(std::filesystem::last_write_time(file), written);
}

TEST_F(CheckVerb, SaysWhyAWordFileIsNotMended) {
  const std::string file = CopyOf("monthly.docx"), before = BytesOf(file);
  const Outcome outcome = Check({file, "--fix"});
  EXPECT_EQ(outcome.exit_code, kRefused);
  EXPECT_THAT(outcome.err, HasSubstr("(.docx) có định dạng riêng: chạy lệnh không có --fix"));
  EXPECT_THAT(Check({file, "--fix", "--lang", "en"}).err,
              HasSubstr("(.docx) have formatting of their own: run it without --fix"));
  EXPECT_EQ(BytesOf(file), before);
}

TEST_F(CheckVerb, SaysWhereItCannotWrite) {
  const Outcome outcome =
      Check({CopyOf("as-typed.txt"), "--fix", "--output", (folder_.path() / "no-such-folder/a.txt").string()});
  EXPECT_EQ(outcome.exit_code, kRefused);
  EXPECT_THAT(outcome.err, HasSubstr("no-such-folder"));
}

TEST_F(CheckVerb, PrintsTheRules) {
  EXPECT_EQ(Check({"--rules", "markdown"}).out, drafting::RuleCatalogue());
  EXPECT_THROW(Check({}), CLI::RequiredError);
  EXPECT_THROW(Check({"a.txt", "--output", "b.txt"}), CLI::RequiresError);
}

TEST_F(CheckVerb, PrintsSarifWhateverTheFileIs) {
  const auto run = [](const Outcome& outcome) { return nlohmann::json::parse(outcome.out)["runs"][0]; };
  const auto found = run(Check({Sample("as-typed.txt"), "--format", "sarif"}));
  EXPECT_EQ(found["results"][10]["ruleId"], "CK-01");
  EXPECT_EQ(found["results"][10]["locations"][0]["physicalLocation"]["region"]["startLine"], 29);
  const auto region = found["results"][10]["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"];
  EXPECT_EQ(region["startColumn"], 3);  // after "**"
  EXPECT_EQ(region["endColumn"], 10);
  const auto refused = run(Check({"/khong/co", "--format", "sarif"}));
  EXPECT_EQ(refused["invocations"][0]["executionSuccessful"], false);
  EXPECT_EQ(refused["invocations"][0]["toolExecutionNotifications"][0]["descriptor"]["id"], "NOT_FOUND");
}

}  // namespace
}  // namespace vanthu::cli
