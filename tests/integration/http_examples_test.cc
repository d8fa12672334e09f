// The lines of docs/contracts.md that a stranger copies: curl against the gateway of a whole installation.

#include <stdio.h>
#include <sys/wait.h>

#include <array>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/directory/account/password_rule.h"
#include "services/platform/runtime/system_clock.h"
#include "tests/integration/installation.h"
#include "tests/integration/open_gateway.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::integration {
namespace {

using ::testing::HasSubstr;

std::string Text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string ExampleOf(const std::string& page) {
  const std::string begin = "```bash\n";
  const size_t at = page.find(begin) + begin.size();
  return page.substr(at, page.find("```", at) - at);
}

struct Ended {
  int code = -1;
  std::string output;
};

Ended RunBash(const std::filesystem::path& folder, const std::string& script) {
  std::ofstream(folder / "example.sh") << script;
  FILE* bash = popen(absl::StrCat("cd '", folder.string(), "' && bash -euo pipefail example.sh 2>&1").c_str(), "r");
  Ended ended;
  std::array<char, 4096> part;
  while (const size_t count = fread(part.data(), 1, part.size(), bash)) ended.output.append(part.data(), count);
  const int status = pclose(bash);
  ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ended;
}

TEST(HttpExamples, TakeADispatchFromItsFileToItsReceipts) {
  const support::TemporaryFolder folder;
  runtime::SystemClock clock;
  Installation installation(1);
  ASSERT_TRUE(installation.Open().ok());
  auto gateway = OpenGateway(installation, clock);
  ASSERT_TRUE(gateway.ok()) << gateway.status();
  std::ofstream(folder.path() / "cong-van.txt") << Installation::DispatchText("về việc thử lệnh mẫu");
  std::ofstream(folder.path() / "phu-luc.pdf") << "%PDF-1.7\n";
  const std::string script = absl::StrCat("GATEWAY=http://127.0.0.1:", (*gateway)->port(), "\nAGENCY=agencies/", kIssuer,
                                          "\nPASSWORD='", directory::kSamplePassword, "'\n",
                                          ExampleOf(Text(std::filesystem::path(VANTHU_SOURCE_DIR) / "docs/contracts.md")),
                                          "curl -sS -H \"Authorization: Bearer $CLERK\" -H 'Last-Event-ID: 9999' "
                                          "\"$GATEWAY/v1/$issuance:watch\" >never-given.json\n");

  Ended ended;
  std::atomic<bool> is_over{false};
  std::thread stranger([&] {
    ended = RunBash(folder.path(), script);
    is_over = true;
  });
  WorkUntil(is_over, installation);
  stranger.join();
  EXPECT_EQ(ended.code, 0) << ended.output;
  EXPECT_THAT(ended.output, HasSubstr("event: end"));
  EXPECT_THAT(Text(folder.path() / "dispatch.json"), HasSubstr("\"receiptedCount\":\"3\"")) << "followed to its receipts";
  EXPECT_THAT(ended.output, HasSubstr("\"displayName\":\"Báo Thử Nghiệm\""));
  EXPECT_EQ(Text(folder.path() / "cong-van.pdf").substr(0, 5), "%PDF-");
  EXPECT_THAT(Text(folder.path() / "never-given.json"), HasSubstr("INVALID_FIELD")) << "an id that was never given";
  gateway->reset();
  installation.Close();
}

}  // namespace
}  // namespace vanthu::integration
