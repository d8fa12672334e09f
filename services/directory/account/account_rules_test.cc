#include "gtest/gtest.h"
#include "services/directory/account/account_rule.h"
#include "services/directory/account/attempt.h"
#include "services/directory/account/password_rule.h"
#include "services/directory/account/session.h"
#include "services/directory/limits.h"
#include "services/platform/status/reason.h"

namespace vanthu::directory {
namespace {

using status::Reason;

const absl::Time kNow = absl::FromUnixSeconds(1'767'225'600);

TEST(PasswordRule, CountsCharactersNotBytes) {
  const AccountId account = AccountId::Trusted("stc-van-thu");
  EXPECT_TRUE(JudgePassword("Sông Đà chảy", account).ok());
  EXPECT_TRUE(JudgePassword("correct horse", account).ok());
  EXPECT_TRUE(status::Is(JudgePassword("Sông Đà chả", account), Reason::kWeakPassword));
  EXPECT_TRUE(status::Is(JudgePassword("", account), Reason::kWeakPassword));
}

TEST(PasswordRule, RefusesWhatIsNone) {
  const AccountId account = AccountId::Trusted("stc-van-thu");
  EXPECT_TRUE(status::Is(JudgePassword("abababababababab", account), Reason::kWeakPassword));
  EXPECT_TRUE(status::Is(JudgePassword("STC-Van-Thu 2026", account), Reason::kWeakPassword));
  EXPECT_TRUE(status::Is(JudgePassword(kSamplePassword, account), Reason::kWeakPassword));
  EXPECT_TRUE(status::Is(JudgePassword("correct \xFF horse", account), Reason::kWeakPassword));
  EXPECT_TRUE(status::Is(JudgePassword(std::string(kPasswordBytesMax + 1, 'x'), account), Reason::kWeakPassword));
}

TEST(Attempts, WaitLongerAndLongerAfterTheFifth) {
  std::optional<Attempts> attempts;
  absl::Time now = kNow;
  std::vector<absl::Duration> waits;
  for (int i = 0; i < 11; ++i) {
    attempts = WithOneMore(attempts, now);
    waits.push_back(WaitOf(attempts, now));
    now += waits.back();
  }
  const absl::Duration none = absl::ZeroDuration();
  EXPECT_EQ(waits, (std::vector<absl::Duration>{none, none, none, none, absl::Seconds(30), absl::Minutes(1), absl::Minutes(2),
                                                absl::Minutes(4), absl::Minutes(8), absl::Minutes(15), absl::Minutes(15)}));
  EXPECT_EQ(WaitOf(attempts, now), none);
  EXPECT_EQ(WithOneMore(attempts, now + kAttemptsKept).tried, 1);
}

TEST(Attempts, KeepNobodyOutWhenTheClockIsSetBack) {
  std::optional<Attempts> attempts;
  for (int i = 0; i < 5; ++i) attempts = WithOneMore(attempts, kNow);
  EXPECT_EQ(WaitOf(attempts, kNow - absl::Hours(100)), kLongestWait);
}

TEST(Session, EndsWhenIdleAndWhenOld) {
  Session session{.secret_digest = {}, .account = AccountId::Trusted("a"), .started_at = kNow, .seen_at = kNow};
  EXPECT_TRUE(IsOpen(session, kNow + kSessionIdle - absl::Seconds(1)));
  EXPECT_FALSE(IsOpen(session, kNow + kSessionIdle));
  session.seen_at = kNow + kSessionLife - absl::Seconds(1);
  EXPECT_TRUE(IsOpen(session, session.seen_at));
  EXPECT_FALSE(IsOpen(session, kNow + kSessionLife));
}

TEST(AccountRule, LeavesOperatorsToOperators) {
  const Administrator admin{AccountId::Trusted("a"), false}, chief{AccountId::Trusted("b"), true};
  const std::set<Role> clerk = {Role::kClerk}, chiefs = {Role::kAdmin, Role::kOperator};
  EXPECT_TRUE(JudgeGrant(admin, {}, clerk).ok());
  EXPECT_TRUE(status::Is(JudgeGrant(admin, {}, chiefs), Reason::kPermissionDenied));
  EXPECT_TRUE(status::Is(JudgeGrant(admin, chiefs, clerk), Reason::kPermissionDenied));
  EXPECT_TRUE(status::Is(JudgeAdministration(admin, chiefs), Reason::kPermissionDenied));
  EXPECT_TRUE(JudgeGrant(chief, clerk, chiefs).ok());
  EXPECT_TRUE(status::Is(JudgeGrant(chief, clerk, {}), Reason::kInvalidField));
}

TEST(AccountRule, LetsNobodyShutThemselvesOut) {
  const Administrator admin{AccountId::Trusted("a"), false};
  EXPECT_TRUE(status::Is(JudgeOwnRoles(admin, {Role::kAdmin}, {Role::kClerk}), Reason::kPermissionDenied));
  EXPECT_TRUE(JudgeOwnRoles(admin, {Role::kAdmin}, {Role::kAdmin, Role::kClerk}).ok());
  EXPECT_TRUE(status::Is(JudgeLock(admin, AccountId::Trusted("a")), Reason::kPermissionDenied));
  EXPECT_TRUE(JudgeLock(admin, AccountId::Trusted("b")).ok());
}

}  // namespace
}  // namespace vanthu::directory
