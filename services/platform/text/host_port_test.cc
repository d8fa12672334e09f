#include "services/platform/text/host_port.h"

#include "gtest/gtest.h"

namespace vanthu::text {
namespace {

TEST(HostPort, IsReadWithAndWithoutBrackets) {
  const auto four = ParseHostPort("127.0.0.1:8432");
  ASSERT_TRUE(four.has_value());
  EXPECT_EQ(four->host, "127.0.0.1");
  EXPECT_EQ(four->port, 8432);
  const auto six = ParseHostPort("[::1]:0");
  ASSERT_TRUE(six.has_value());
  EXPECT_EQ(six->host, "::1");
  EXPECT_EQ(six->port, 0);
}

TEST(HostPort, NeedsAHostAndAPortThatExists) {
  for (const char* text : {"", ":", "8080", ":8080", "host:", "host:x", "host:70000", "host:-1"}) {
    EXPECT_FALSE(ParseHostPort(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace vanthu::text
