#include "gateway/http/session_cookie.h"

#include "gtest/gtest.h"
#include "services/platform/status/reason.h"

namespace vanthu::gateway {
namespace {

RequestHead Head(std::string method, std::vector<HeaderField> fields) {
  return {.method = std::move(method), .target = "/v1/x", .fields = std::move(fields), .peer = "127.0.0.1"};
}
RequestHead Post(std::vector<HeaderField> fields) {
  fields.push_back({"Host", "van-thu.gov.vn"});
  return Head("POST", std::move(fields));
}
bool IsOurs(const RequestHead& head, bool is_tls = true) {
  const absl::Status judged = JudgeOrigin(head, is_tls);
  EXPECT_TRUE(judged.ok() || status::Is(judged, status::Reason::kCrossSite)) << judged;
  return judged.ok();
}

TEST(SessionCookie, IsReadUnderItsNameForTheConnection) {
  const RequestHead head = Head("GET", {{"Cookie", "a=b; vanthu-session=plain;c=d"}, {"cookie", "__Host-vanthu-session=s1.x"}});
  EXPECT_EQ(SessionCookieOf(head, true), "s1.x");
  EXPECT_EQ(SessionCookieOf(head, false), "plain");
  EXPECT_EQ(SessionCookieOf(Head("GET", {{"Cookie", "vanthu-session=s1.x"}}), true), "");
  EXPECT_EQ(SessionCookieOf(Head("GET", {{"Cookie", "vanthu-session=a; vanthu-session=b"}}), false), "");
}

TEST(SessionCookie, IsSetOutOfReachOfScriptsAndOtherSites) {
  EXPECT_EQ(SetSessionCookie("s1.x", true), "__Host-vanthu-session=s1.x; Path=/; HttpOnly; SameSite=Strict; Secure");
  EXPECT_EQ(SetSessionCookie("s1.x", false), "vanthu-session=s1.x; Path=/; HttpOnly; SameSite=Strict");
  EXPECT_EQ(SetSessionCookie("", true), "__Host-vanthu-session=; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=0");
}

TEST(SessionCookie, CountsFromAPageOfOurOwn) {
  EXPECT_TRUE(IsOurs(Post({{"Sec-Fetch-Site", "same-origin"}})));
  EXPECT_TRUE(IsOurs(Post({{"Origin", "https://van-thu.gov.vn"}})));
  EXPECT_TRUE(IsOurs(Post({{"Origin", "http://van-thu.gov.vn"}}), false));
  EXPECT_TRUE(IsOurs(Head("GET", {})));
  EXPECT_TRUE(IsOurs(Head("GET", {{"Sec-Fetch-Site", "none"}})));
}

TEST(SessionCookie, CountsFromNoOther) {
  EXPECT_FALSE(IsOurs(Post({})));
  EXPECT_FALSE(IsOurs(Post({{"Sec-Fetch-Site", "none"}})));
  for (const char* site : {"cross-site", "same-site", "", "SAME-ORIGIN"}) {
    EXPECT_FALSE(IsOurs(Post({{"Sec-Fetch-Site", site}, {"Origin", "https://van-thu.gov.vn"}}))) << site;
    EXPECT_FALSE(IsOurs(Head("GET", {{"Sec-Fetch-Site", site}}))) << site;
  }
  EXPECT_FALSE(IsOurs(Post({{"Sec-Fetch-Site", "same-origin"}, {"Sec-Fetch-Site", "cross-site"}})));
  for (const char* origin :
       {"http://van-thu.gov.vn", "https://van-thu.gov.vn:8443", "https://van-thu.gov.vn.evil.vn", "null", ""}) {
    EXPECT_FALSE(IsOurs(Post({{"Origin", origin}}))) << origin;
  }
  EXPECT_FALSE(IsOurs(Post({{"Origin", "https://van-thu.gov.vn"}, {"Origin", "https://evil.vn"}})));
}

}  // namespace
}  // namespace vanthu::gateway
