#include "services/platform/runtime/json_log.h"

#include <fstream>
#include <sstream>

#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "services/platform/status/reason.h"

namespace vanthu::runtime {
namespace {

class FixedClock : public Clock {
 public:
  absl::Time Now() override { return absl::FromUnixMicros(1717050000000001); }
};

std::string TextOf(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

TEST(JsonLog, WritesOneObjectALineWithItsFieldsInOrder) {
  FixedClock clock;
  const std::string path = ::testing::TempDir() + "vanthu-log-order.jsonl";
  std::remove(path.c_str());
  auto log = JsonLog::ToFile("numbering", clock, path).value();
  log.Info("server.started", {{"port", "1"}, {"address", "a"}});
  EXPECT_EQ(TextOf(path),
            "{\"ts\":\"2024-05-30T06:20:00.000001Z\",\"level\":\"info\",\"service\":\"numbering\",\"event\":\"server.started\","
            "\"port\":\"1\",\"address\":\"a\"}\n");
}

TEST(JsonLog, KeepsALineOneLineAndValidWhateverTheValue) {
  FixedClock clock;
  const std::string path = ::testing::TempDir() + "vanthu-log-values.jsonl";
  std::remove(path.c_str());
  auto log = JsonLog::ToFile("numbering", clock, path).value();
  log.Error("x.failed", {{"a", "hai\ndòng {} %v \"q\""}, {"b", "\xff\xfe"}});
  const std::string text = TextOf(path);
  EXPECT_EQ(text.find('\n'), text.size() - 1);
  const auto line = nlohmann::json::parse(text);
  EXPECT_EQ(line["a"], "hai\ndòng {} %v \"q\"");
  EXPECT_EQ(line["level"], "error");
}

TEST(JsonLog, SaysWhenItsFileCannotBeOpened) {
  FixedClock clock;
  EXPECT_TRUE(status::Is(JsonLog::ToFile("numbering", clock, "/proc/no/log").status(), status::Reason::kReadOnlyDisk));
}

}  // namespace
}  // namespace vanthu::runtime
