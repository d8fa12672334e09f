#include "services/platform/runtime/protobuf_log.h"

#include <fstream>
#include <sstream>
#include <string>

#include "gtest/gtest.h"
#include "services/platform/runtime/testing/office.pb.h"
#include "tests/support/set_clock.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::runtime {
namespace {

TEST(ProtobufLog, TakesComplaintsFromStderr) {
  const support::TemporaryFolder folder;
  const std::string path = (folder.path() / "log.jsonl").string();
  support::SetClock clock(absl::UnixEpoch());
  auto log = JsonLog::ToFile("test", clock, path);
  ASSERT_TRUE(log.ok()) << log.status();
  ::testing::internal::CaptureStderr();
  {
    const ProtobufLog routed(*log);
    testing::Office office;
    office.set_name("a\xFF");
    std::string bytes;
    EXPECT_TRUE(office.SerializeToString(&bytes));
    EXPECT_FALSE(testing::Office().ParseFromString(bytes));
  }
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
  std::ostringstream written;
  written << std::ifstream(path).rdbuf();
  EXPECT_NE(written.str().find("protobuf.complained"), std::string::npos) << written.str();
  EXPECT_NE(written.str().find("UTF-8"), std::string::npos) << written.str();
}

}  // namespace
}  // namespace vanthu::runtime
