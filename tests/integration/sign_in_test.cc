#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "gateway/http/testing/expect_refusal.h"
#include "gtest/gtest.h"
#include "services/directory/account/password_rule.h"
#include "services/directory/limits.h"
#include "tests/integration/front_door.h"

namespace vanthu::integration {
namespace {

using directory::kSamplePassword;
using gateway::HeaderField;
using gateway::testing::Answer;
using gateway::testing::ExpectRefusal;
using nlohmann::json;

constexpr char kWhoAmI[] = "/v1/accounts:whoAmI";
constexpr char kSignOut[] = "/v1/sessions:signOut";
constexpr char kOther[] = "một mật khẩu khác hẳn";
const HeaderField kOurPage{"Sec-Fetch-Site", "same-origin"}, kOtherPage{"Sec-Fetch-Site", "cross-site"};

// What a browser sends back of what was set.
HeaderField CookieOf(const Answer& answer) {
  const std::vector<std::string> parts = absl::StrSplit(answer.Field("Set-Cookie"), ';');
  return {"Cookie", parts.front()};
}

class SignInTest : public testing::Test {
 protected:
  FrontDoor door;
};

TEST_F(SignInTest, GivesAProgramASecretAndAToken) {
  const Answer answer = door.SignIn("t-so-clerk", kSamplePassword);
  ASSERT_EQ(answer.status, 200) << answer.body;
  const json session = json::parse(answer.body);
  EXPECT_EQ(session["account"]["roles"], json::array({"ROLE_CLERK"}));
  EXPECT_EQ(session["tokenExpiresAt"], "2026-03-02T02:05:00Z");
  EXPECT_EQ(session["endsAt"], "2026-03-02T14:00:00Z");
  EXPECT_EQ(answer.Field("Set-Cookie"), "");
  for (const char* credential : {"token", "sessionSecret"}) {
    const Answer who =
        door.Ask("GET", kWhoAmI, {{"Authorization", absl::StrCat("Bearer ", session[credential].get<std::string>())}});
    EXPECT_EQ(who.status, 200) << who.body;
    EXPECT_EQ(json::parse(who.body)["name"], "accounts/t-so-clerk");
  }
}

TEST_F(SignInTest, GivesAPageACookieAndNothingForItsScripts) {
  const Answer answer = door.SignIn("t-so-clerk", kSamplePassword, {kOurPage});
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_TRUE(absl::StartsWith(answer.Field("Set-Cookie"), "vanthu-session=s1."));
  EXPECT_TRUE(absl::EndsWith(answer.Field("Set-Cookie"), "; Path=/; HttpOnly; SameSite=Strict"));
  const json session = json::parse(answer.body);
  EXPECT_FALSE(session.contains("sessionSecret") || session.contains("token"));
  EXPECT_EQ(session["account"]["name"], "accounts/t-so-clerk");
  EXPECT_EQ(door.Ask("GET", kWhoAmI, {CookieOf(answer), kOurPage}).status, 200);
}

TEST_F(SignInTest, SetsTheCookieOfTheHostAloneBehindTls) {
  FrontDoor behind({"127.0.0.1"});
  const HeaderField tls{"X-Forwarded-Proto", "https"};
  const Answer answer = behind.SignIn("t-so-clerk", kSamplePassword, {kOurPage, tls});
  EXPECT_TRUE(absl::StartsWith(answer.Field("Set-Cookie"), "__Host-vanthu-session=s1.")) << answer.body;
  EXPECT_TRUE(absl::EndsWith(answer.Field("Set-Cookie"), "; SameSite=Strict; Secure"));
  EXPECT_EQ(behind.Ask("GET", kWhoAmI, {CookieOf(answer), tls}).status, 200);
  EXPECT_EQ(behind.Ask("GET", kWhoAmI, {CookieOf(answer)}).status, 401);  // not in the clear
}

TEST_F(SignInTest, RefusesThePagesOfOthers) {
  ExpectRefusal(door.SignIn("t-so-clerk", kSamplePassword, {kOtherPage}), 403, "CROSS_SITE");
  const HeaderField cookie = CookieOf(door.SignIn("t-so-clerk", kSamplePassword, {kOurPage}));
  const json draft = {{"fileName", "a.txt"}};
  constexpr char kDrafts[] = "/v1/agencies/t-so/accounts";
  ExpectRefusal(door.Ask("POST", kDrafts, {cookie, kOtherPage}, draft), 403, "CROSS_SITE");
  ExpectRefusal(door.Ask("POST", kDrafts, {cookie, {"Origin", "https://evil.vn"}}, draft), 403, "CROSS_SITE");
  ExpectRefusal(door.Ask("POST", kDrafts, {cookie}, draft), 403, "CROSS_SITE");
  ExpectRefusal(door.Ask("POST", kSignOut, {cookie, kOtherPage}), 403, "CROSS_SITE");
  ExpectRefusal(door.Ask("GET", kWhoAmI, {cookie, kOtherPage}), 403, "CROSS_SITE");
  EXPECT_EQ(door.Ask("GET", kWhoAmI, {cookie}).status, 200);
}

TEST_F(SignInTest, EndsTheSessionThatSignsOut) {
  const HeaderField cookie = CookieOf(door.SignIn("t-so-clerk", kSamplePassword, {kOurPage}));
  const HeaderField other = door.Bearer("t-so-clerk");
  EXPECT_EQ(door.Ask("GET", kWhoAmI, {cookie, kOurPage}).status, 200);
  const Answer out = door.Ask("POST", kSignOut, {cookie, kOurPage});
  EXPECT_EQ(out.status, 200) << out.body;
  EXPECT_EQ(out.Field("Set-Cookie"), "vanthu-session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
  const Answer after = door.Ask("GET", kWhoAmI, {cookie, kOurPage});
  ExpectRefusal(after, 401, "SESSION_ENDED");
  EXPECT_TRUE(absl::StrContains(after.Field("Set-Cookie"), "Max-Age=0"));
  EXPECT_EQ(door.Ask("POST", kSignOut, {cookie, kOurPage}).status, 200);
  EXPECT_EQ(door.Ask("GET", kWhoAmI, {other}).status, 200);
  EXPECT_EQ(door.Ask("POST", kSignOut, {other}).status, 200);
  ExpectRefusal(door.Ask("GET", kWhoAmI, {other}), 401, "SESSION_ENDED");
  EXPECT_EQ(door.SignIn("t-so-clerk", kSamplePassword, {cookie, kOurPage}).status, 200);  // an old cookie keeps nobody out
}

TEST_F(SignInTest, EndsAnIdleSession) {
  const HeaderField cookie = CookieOf(door.SignIn("t-so-clerk", kSamplePassword, {kOurPage}));
  door.house.clock().Advance(directory::kSessionIdle - absl::Minutes(1));
  EXPECT_EQ(door.Ask("GET", kWhoAmI, {cookie, kOurPage}).status, 200);
  door.house.clock().Advance(directory::kSessionIdle);
  ExpectRefusal(door.Ask("GET", kWhoAmI, {cookie, kOurPage}), 401, "SESSION_ENDED");
}

TEST_F(SignInTest, RefusesAnExpiredToken) {
  const json session = json::parse(door.SignIn("t-so-clerk", kSamplePassword).body);
  door.house.clock().Advance(directory::kTokenLife);
  ExpectRefusal(door.Ask("GET", kWhoAmI, {{"Authorization", "Bearer " + session["token"].get<std::string>()}}), 401,
                "UNAUTHENTICATED");
  const Answer renewed = door.Ask("POST", "/v1/sessions:renew", {}, {{"sessionSecret", session["sessionSecret"]}});
  ASSERT_EQ(renewed.status, 200) << renewed.body;
  const std::string fresh = json::parse(renewed.body)["token"];
  EXPECT_EQ(door.Ask("GET", kWhoAmI, {{"Authorization", "Bearer " + fresh}}).status, 200);
}

TEST_F(SignInTest, SaysHowLongAGuesserWaits) {
  for (int i = 0; i < 5; ++i) ExpectRefusal(door.SignIn("t-so-clerk", kOther), 401, "WRONG_CREDENTIALS");
  const Answer waits = door.SignIn("t-so-clerk", kSamplePassword);
  ExpectRefusal(waits, 429, "TOO_MANY_ATTEMPTS");
  EXPECT_EQ(waits.Field("Retry-After"), "30");
  EXPECT_EQ(door.SignIn("t-so-signer", kSamplePassword).status, 200);
}

TEST_F(SignInTest, TakesAnAccountThroughItsLife) {
  const HeaderField admin = door.Bearer("t-so-admin");
  const json wanted = {{"accountId", "mai"}, {"account", {{"displayName", "Lò Thị Mai"}, {"roles", {"ROLE_CLERK"}}}}};
  const Answer made = door.Ask("POST", "/v1/agencies/t-so/accounts", {admin}, wanted);
  ASSERT_EQ(made.status, 200) << made.body;
  EXPECT_EQ(json::parse(made.body)["name"], "accounts/mai");
  ExpectRefusal(door.SignIn("mai", kOther), 401, "WRONG_CREDENTIALS");
  const json given = json::parse(door.Ask("POST", "/v1/agencies/t-so/accounts/mai:resetPassword", {admin}).body);
  const json setting = {{"account", "accounts/mai"}, {"secret", given["secret"]}, {"newPassword", kOther}};
  EXPECT_EQ(door.Ask("POST", "/v1/accounts:setPassword", {}, setting).status, 200);
  ExpectRefusal(door.Ask("POST", "/v1/accounts:setPassword", {}, setting), 401, "SECRET_NOT_VALID");
  const HeaderField mai = CookieOf(door.SignIn("mai", kOther, {kOurPage}));
  EXPECT_EQ(door.Ask("GET", kWhoAmI, {mai}).status, 200);
  const Answer update = door.Ask("PATCH", "/v1/agencies/t-so/accounts/mai?updateMask=roles", {admin, {"If-Match", "\"1\""}},
                                 {{"roles", {"ROLE_RECIPIENT"}}});
  ExpectRefusal(update, 409, "ETAG_MISMATCH");  // its password was reset since it was made
  EXPECT_EQ(door.Ask("POST", "/v1/agencies/t-so/accounts/mai:lock", {admin}, {{"reason", "nghỉ việc"}}).status, 200);
  door.house.clock().Advance(absl::Minutes(1));  // what the gateway remembers of a session
  ExpectRefusal(door.Ask("GET", kWhoAmI, {mai}), 401, "SESSION_ENDED");
  ExpectRefusal(door.SignIn("mai", kOther), 403, "ACCOUNT_LOCKED");
  const Answer audit = door.Ask("GET", "/v1/directory/agencies/t-so/auditEvents?pageSize=1000", {door.Bearer("t-so-auditor")});
  for (const char* word :
       {"account.created", "account.password_reset", "account.password_set", "account.locked", "session.started"}) {
    EXPECT_TRUE(absl::StrContains(audit.body, word)) << word;
  }
}

TEST_F(SignInTest, KeepsAPageSignedInWhenItChangesItsPassword) {
  const HeaderField before = CookieOf(door.SignIn("t-so-clerk", kSamplePassword, {kOurPage}));
  const Answer changed = door.Ask("POST", "/v1/accounts:changePassword", {before, kOurPage},
                                  {{"currentPassword", kSamplePassword}, {"newPassword", kOther}});
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_FALSE(absl::StrContains(changed.body, "s1."));
  door.house.clock().Advance(absl::Minutes(1));
  EXPECT_EQ(door.Ask("GET", kWhoAmI, {CookieOf(changed), kOurPage}).status, 200);
  ExpectRefusal(door.Ask("GET", kWhoAmI, {before, kOurPage}), 401, "SESSION_ENDED");
}

TEST_F(SignInTest, AppointsTheFirstAdministratorOfAnAgency) {
  const json wanted = {{"account", "accounts/t-c-chinh"}, {"displayName", "Vi Văn Thắng"}};
  ExpectRefusal(door.Ask("POST", "/v1/agencies/t-c:appointAdministrator", {door.Bearer("t-so-admin")}, wanted), 403,
                "PERMISSION_DENIED");
  const Answer given = door.Ask("POST", "/v1/agencies/t-c:appointAdministrator", {door.Bearer("t-operator")}, wanted);
  ASSERT_EQ(given.status, 200) << given.body;
  const json setting = {
      {"account", "accounts/t-c-chinh"}, {"secret", json::parse(given.body)["secret"]}, {"newPassword", kOther}};
  EXPECT_EQ(door.Ask("POST", "/v1/accounts:setPassword", {}, setting).status, 200);
  EXPECT_EQ(door.SignIn("t-c-chinh", kOther).status, 200);
}

}  // namespace
}  // namespace vanthu::integration
