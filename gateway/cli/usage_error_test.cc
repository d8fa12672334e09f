#include "gateway/cli/usage_error.h"

#include <sstream>

#include "CLI/Config.hpp"
#include "CLI/Formatter.hpp"
#include "gateway/cli/verbs.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/set_clock.h"

namespace vanthu::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

std::string SaidOf(const std::string& line, const std::string& language) {
  std::ostringstream out, err;
  support::SetClock clock{absl::FromUnixSeconds(1772416800)};
  Console console(out, err, {.language = language});
  CLI::App app;
  AddVerbs(app, console, clock);
  try {
    app.parse(line);
  } catch (const CLI::ParseError& error) {
    return UsageErrorText(error, language);
  }
  return "";
}

TEST(UsageError, IsToldInTheLanguageThatWasAskedFor) {
  EXPECT_THAT(SaidOf("status", "vi"), StartsWith("Thiếu phần bắt buộc (ID"));
  EXPECT_THAT(SaidOf("check a.txt --format yaml", "vi"), StartsWith("Giá trị không dùng được ("));
  EXPECT_THAT(SaidOf("status x --nothing", "vi"), StartsWith("Có phần không hiểu được ("));
  EXPECT_EQ(SaidOf("--lang en man", "en"), "");
  EXPECT_EQ(SaidOf("man --lang en", "en"), "");
  EXPECT_THAT(SaidOf("status", "en"), StartsWith("ID is required"));
  EXPECT_THAT(SaidOf("status", "en"), Not(HasSubstr("bắt buộc")));
}

}  // namespace
}  // namespace vanthu::cli
