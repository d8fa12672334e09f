#include "gateway/cli/manual/manual.h"

#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>

#include "CLI/Config.hpp"
#include "CLI/Formatter.hpp"
#include "absl/strings/match.h"
#include "gateway/cli/verbs.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/set_clock.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct CommandLine {
  explicit CommandLine(const std::string& language) : console(out, err, {.language = language}) { AddVerbs(app, console, clock); }
  Manual Written() const { return ManualOf(app, "vanthu", console.terminal().language); }

  std::ostringstream out, err;
  support::SetClock clock{absl::FromUnixSeconds(1772416800)};
  Console console;
  CLI::App app;
};

// Every line of every verb, in the order of the manual.
void Collect(const Manual& manual, std::vector<std::string>* texts) {
  texts->push_back(manual.text);
  for (const auto* lines : {&manual.arguments, &manual.options}) {
    for (const Manual::Line& line : *lines) texts->push_back(line.text);
  }
  for (const Manual& verb : manual.verbs) Collect(verb, texts);
}

TEST(Manual, SaysEverythingInBothLanguages) {
  std::vector<std::string> vietnamese, english;
  Collect(CommandLine("vi").Written(), &vietnamese);
  Collect(CommandLine("en").Written(), &english);
  ASSERT_EQ(vietnamese.size(), english.size());
  for (size_t i = 0; i < english.size(); ++i) {
    EXPECT_FALSE(english[i].empty()) << vietnamese[i];
    EXPECT_THAT(english[i], Not(HasSubstr(" / ")));
    EXPECT_NE(vietnamese[i], english[i]) << "one text for two languages";
  }
}

TEST(Manual, IsTheHelpOfAVerb) {
  CommandLine line("en");
  EXPECT_THROW(line.app.parse("draft revise --help"), CLI::CallForHelp);
  const std::string help = line.app.help();
  EXPECT_THAT(help, HasSubstr("Usage: vanthu draft revise ID FILE [OPTIONS]\n"));
  EXPECT_THAT(help, HasSubstr("--server TEXT               the gateway's address [VANTHU_SERVER]\n"));
  EXPECT_THAT(CommandLine("vi").app.help(), HasSubstr("MÃ KẾT THÚC"));
}

TEST(Manual, IsAPageForManWithoutAnyLineThatRoffTakesForItsOwn) {
  const std::string page = ManPage(CommandLine("vi").Written(), "vi");
  EXPECT_THAT(page, HasSubstr(".SS vanthu resend ID [OPTIONS]\n"));
  EXPECT_THAT(page, HasSubstr("\\fB\\-\\-watch\\fR\n"));
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);) {
    if (!absl::StartsWith(line, ".")) continue;
    EXPECT_THAT(line.substr(0, 3), ::testing::AnyOf(".TH", ".SH", ".SS", ".TP", ".PP")) << line;
  }
}

// What bash offers behind these words, the last of which is being typed.
std::string Completed(const std::string& words) {
  const support::TemporaryFolder folder;
  const std::string script = (folder.path() / "completion.bash").string();
  std::ofstream(script) << BashCompletion(CommandLine("en").Written()) << "COMP_WORDS=(" << words
                        << "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _vanthu; echo \"${COMPREPLY[*]}\"\n";
  FILE* bash = popen(("cd " + folder.path().string() + " && bash " + script + " 2>&1").c_str(), "r");
  char offered[4096] = "";
  const size_t count = fread(offered, 1, sizeof(offered) - 1, bash);
  pclose(bash);
  return std::string(offered, count);
}

TEST(Manual, CompletesVerbsOptionsAndFiles) {
  EXPECT_EQ(Completed("vanthu re"), "read resend register release-books release-inbox\n");
  EXPECT_EQ(Completed("vanthu draft re"), "recipients revise\n");
  EXPECT_EQ(Completed("vanthu status x --wa"), "--watch\n");
  EXPECT_EQ(Completed("vanthu import comp"), "completion.bash\n");
  EXPECT_EQ(Completed("vanthu approve comp"), "\n");
}

}  // namespace
}  // namespace vanthu::cli
