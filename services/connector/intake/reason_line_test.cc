#include "services/connector/intake/reason_line.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/connector/limits.h"
#include "services/platform/status/reason.h"
#include "services/platform/text/utf8.h"

namespace vanthu::connector {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

TEST(ReasonLine, SpeaksBothLanguages) {
  EXPECT_THAT(ReasonLine(status::Error(status::Reason::kWrongAddressee, {{"value", "a"}, {"name", "b"}})),
              AllOf(StartsWith("Bản ghi gửi cho a, không phải cho b."), HasSubstr(" / The record is addressed to a, not to b.")));
  EXPECT_THAT(ReasonLine(absl::UnknownError("boom")), EndsWith(" / boom"));
}

TEST(ReasonLine, LeavesRoomForBothHoweverLongTheyAre) {
  std::string value;
  for (int i = 0; i < 400; ++i) value += "ệ";
  const std::string line = ReasonLine(status::Error(status::Reason::kWrongAddressee, {{"value", value}, {"name", "b"}}));
  EXPECT_LE(line.size(), kReasonBytesMax);
  EXPECT_THAT(line, AllOf(HasSubstr("Bản ghi gửi cho"), HasSubstr(" / The record is addressed to")));
  EXPECT_FALSE(text::FirstInvalidUtf8(line).has_value());
}

}  // namespace
}  // namespace vanthu::connector
