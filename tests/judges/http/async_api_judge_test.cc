// What AsyncAPI's own parser says of docs/asyncapi.yaml. That it says what the code does is tests/contract/async_api_test.cc's.

#include <fstream>
#include <sstream>
#include <string>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "tests/judges/http/node_judges.h"
#include "tests/support/engines_required.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::judges {
namespace {

constexpr char kPage[] = VANTHU_SOURCE_DIR "/docs/asyncapi.yaml";

TEST(AsyncApiPage, IsGoodForItsOwnParser) {
  const auto verdict = AskNodeScript("asyncapi_judge.cjs", kPage);
  VANTHU_SKIP_WITHOUT(verdict, "@asyncapi/parser");
  EXPECT_TRUE(verdict->good) << verdict->said;
}

TEST(AsyncApiPage, IsReallyJudged) {
  std::ostringstream page;
  page << std::ifstream(kPage).rdbuf();
  std::string spoilt = page.str();
  const size_t at = spoilt.find("action: receive");
  ASSERT_NE(at, std::string::npos);
  spoilt.replace(at, 15, "action: swallow");
  const support::TemporaryFolder folder;
  const std::string path = (folder.path() / "asyncapi.yaml").string();
  std::ofstream(path) << spoilt;
  const auto verdict = AskNodeScript("asyncapi_judge.cjs", path);
  VANTHU_SKIP_WITHOUT(verdict, "@asyncapi/parser");
  EXPECT_FALSE(verdict->good);
  EXPECT_NE(verdict->said.find("action"), std::string::npos) << verdict->said;
}

}  // namespace
}  // namespace vanthu::judges
