#include "services/directory/account/session_keeper.h"

#include "services/directory/account/directory_importer.h"
#include "services/directory/account/password_rule.h"
#include "services/directory/account/password_store.h"
#include "services/directory/account/session_store.h"
#include "services/directory/account/testing/account_house.h"
#include "services/directory/limits.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/reason.h"

namespace vanthu::directory {
namespace {

using status::Is;
using status::Reason;
using testing::kPassword;

class SessionKeeperTest : public testing::AccountHouse {};

TEST_F(SessionKeeperTest, OpensASessionOnlyForTheRightPassword) {
  const auto opened = SignIn();
  ASSERT_TRUE(opened.ok()) << opened.status();
  EXPECT_EQ(opened->account.account.roles, (std::set<Role>{Role::kClerk}));
  EXPECT_TRUE(Is(SignIn("nắng mưa là bệng").status(), Reason::kWrongCredentials));
  EXPECT_TRUE(Is(sessions.SignIn(AccountId::Trusted("ai-do"), kPassword, "x").status(), Reason::kWrongCredentials));
  EXPECT_EQ(Audit(3), (std::vector<std::string>{"session.started ok", "account.sign_in_refused WRONG_CREDENTIALS"}));
}

TEST_F(SessionKeeperTest, TakesAPasswordHoweverItIsComposed) {
  EXPECT_TRUE(SignIn("na\u0306\u0301ng mu\u031Ba la\u0300 be\u0323\u0302nh").ok());  // the same words, decomposed
}

TEST_F(SessionKeeperTest, KeepsADigestAndNotTheSecret) {
  const auto opened = SignIn();
  ASSERT_TRUE(opened.ok());
  EXPECT_EQ(opened->secret.substr(0, 3), "s1.");
  const auto stored = sql::Read<std::optional<Session>>(
      *database, [&](sql::Transaction& tx) { return FindSession(tx, crypto::Sha256(opened->secret)); });
  ASSERT_TRUE(stored.ok() && *stored);
  EXPECT_NE((*stored)->secret_digest.Bytes(), opened->secret);
}

TEST_F(SessionKeeperTest, HasLessAndLessPatience) {
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(Is(SignIn("sai mật khẩu rồi").status(), Reason::kWrongCredentials));
  const size_t rows = Audit().size();
  for (int i = 0; i < 3; ++i) {
    const absl::Status wait = SignIn().status();  // the right one waits as well
    EXPECT_TRUE(Is(wait, Reason::kTooManyAttempts));
    EXPECT_EQ(status::DetailsOf(wait).front().value, "30");
  }
  EXPECT_EQ(Audit().size(), rows);  // what is not judged is not told
  clock.Advance(absl::Seconds(30));
  EXPECT_TRUE(Is(SignIn("vẫn sai mật khẩu").status(), Reason::kWrongCredentials));
  clock.Advance(absl::Seconds(59));
  EXPECT_TRUE(Is(SignIn().status(), Reason::kTooManyAttempts));
  clock.Advance(absl::Seconds(1));
  EXPECT_TRUE(SignIn().ok());
  for (int i = 0; i < 4; ++i) EXPECT_TRUE(Is(SignIn("sai mật khẩu rồi").status(), Reason::kWrongCredentials));
}

TEST_F(SessionKeeperTest, TellsNotWhichAccountsThereAre) {
  const auto as_nobody = [&] { return sessions.SignIn(AccountId::Trusted("ai-do"), "gì cũng được mà", "x").status(); };
  for (int i = 0; i < 5; ++i) EXPECT_EQ(as_nobody().ToString(), SignIn("gì cũng được mà").status().ToString());
  EXPECT_EQ(as_nobody().ToString(), SignIn("gì cũng được mà").status().ToString());
  EXPECT_TRUE(Is(as_nobody(), Reason::kTooManyAttempts));
}

TEST_F(SessionKeeperTest, RenewsUntilIdleOrOld) {
  const std::string secret = SignIn()->secret;
  for (absl::Duration at = absl::ZeroDuration(); at < kSessionLife - absl::Minutes(50); at += absl::Minutes(50)) {
    clock.Advance(absl::Minutes(50));
    EXPECT_TRUE(sessions.Renew(secret).ok()) << at;
  }
  clock.Advance(absl::Minutes(50));
  EXPECT_TRUE(Is(sessions.Renew(secret).status(), Reason::kSessionEnded));
  const std::string idle = SignIn()->secret;
  clock.Advance(kSessionIdle);
  EXPECT_TRUE(Is(sessions.Renew(idle).status(), Reason::kSessionEnded));
  EXPECT_TRUE(Is(sessions.Renew("s1.x").status(), Reason::kSessionEnded));
}

TEST_F(SessionKeeperTest, GivesTheRolesOfNow) {
  const std::string secret = SignIn()->secret;
  ASSERT_TRUE(registrar.Update(admin, van_thu, {.roles = std::set<Role>{Role::kRecipient}}).ok());
  EXPECT_EQ(sessions.Renew(secret)->account.account.roles, (std::set<Role>{Role::kRecipient}));
}

TEST_F(SessionKeeperTest, EndsASessionOnceAndForAll) {
  const std::string secret = SignIn()->secret, other = SignIn()->secret;
  EXPECT_TRUE(sessions.SignOut(secret).ok());
  EXPECT_TRUE(sessions.SignOut(secret).ok());
  EXPECT_TRUE(Is(sessions.Renew(secret).status(), Reason::kSessionEnded));
  EXPECT_TRUE(sessions.Renew(other).ok());
  EXPECT_EQ(Audit(5), (std::vector<std::string>{"session.ended ok"}));
}

TEST_F(SessionKeeperTest, LetsALockedAccountInNowhere) {
  const std::string secret = SignIn()->secret;
  ASSERT_TRUE(registrar.Lock(admin, van_thu, "nghỉ việc").ok());
  EXPECT_TRUE(Is(sessions.Renew(secret).status(), Reason::kSessionEnded));
  EXPECT_TRUE(Is(SignIn().status(), Reason::kAccountLocked));
  EXPECT_TRUE(Is(SignIn("sai mật khẩu rồi").status(), Reason::kWrongCredentials));  // who does not know it is told nothing
  ASSERT_TRUE(registrar.Unlock(admin, van_thu, "").ok());
  EXPECT_TRUE(Is(sessions.Renew(secret).status(), Reason::kSessionEnded));
  EXPECT_TRUE(SignIn().ok());
}

TEST_F(SessionKeeperTest, ChangesAPasswordAndEndsWhatItOpened) {
  const std::string secret = SignIn()->secret;
  const auto change = [&](const char* current, const char* next) {
    return sessions.ChangePassword(van_thu.account, current, next);
  };
  EXPECT_TRUE(Is(change("sai mật khẩu rồi", "một mật khẩu mới").status(), Reason::kWrongCredentials));
  EXPECT_TRUE(Is(change(kPassword, "ngắn").status(), Reason::kWeakPassword));
  const auto changed = change(kPassword, "một mật khẩu mới");
  ASSERT_TRUE(changed.ok()) << changed.status();
  EXPECT_TRUE(Is(sessions.Renew(secret).status(), Reason::kSessionEnded));
  EXPECT_TRUE(sessions.Renew(changed->secret).ok());
  EXPECT_TRUE(Is(SignIn().status(), Reason::kWrongCredentials));
  EXPECT_TRUE(SignIn("một mật khẩu mới").ok());
}

TEST_F(SessionKeeperTest, KeepsTheYoungestSessionsOfAnAccount) {
  std::vector<std::string> secrets;
  for (int i = 0; i <= kSessionsOfAccountMax; ++i) {
    secrets.push_back(SignIn()->secret);
    clock.Advance(absl::Seconds(1));
  }
  EXPECT_TRUE(Is(sessions.Renew(secrets[0]).status(), Reason::kSessionEnded));
  EXPECT_TRUE(sessions.Renew(secrets[1]).ok());
}

TEST_F(SessionKeeperTest, OpensSampleAccountsByTheSamplePassword) {
  DirectoryImporter importer(*database, clock, hasher, /*is_sample=*/true);
  const AccountId id = AccountId::Trusted("stc-signer");
  ASSERT_TRUE(importer.Import({.accounts = {{id, stc, {Role::kSigner}}}}, "x").ok());
  EXPECT_TRUE(sessions.ChangePassword(id, kSamplePassword, "một mật khẩu mới").ok());
  ASSERT_TRUE(importer.Import({.accounts = {{id, stc, {Role::kSigner, Role::kClerk}}}}, "x").ok());
  EXPECT_TRUE(Is(sessions.SignIn(id, kSamplePassword, "x").status(), Reason::kWrongCredentials));
  EXPECT_TRUE(sessions.SignIn(id, "một mật khẩu mới", "x").ok());
}

TEST_F(SessionKeeperTest, HashesAnewWhatWasHashedAtAnotherCost) {
  const PasswordHasher stronger({.memory_kib = 16, .passes = 2, .lanes = 1}, randomness);
  PasswordJudge stronger_judge(*database, clock, stronger);
  SessionKeeper later(*database, clock, randomness, stronger_judge, stronger);
  const auto stored = [&] {
    return **sql::Read<std::optional<std::string>>(*database,
                                                   [&](sql::Transaction& tx) { return FindPassword(tx, van_thu.account); });
  };
  EXPECT_FALSE(stronger.IsCurrent(stored()));
  ASSERT_TRUE(later.SignIn(van_thu.account, kPassword, "x").ok());
  EXPECT_TRUE(stronger.IsCurrent(stored()));
  EXPECT_TRUE(later.SignIn(van_thu.account, kPassword, "x").ok());
}

// RFC 9106, 5.3 is a vector with secret and associated data, which the encoded form has not; this one is of the reference
// implementation's own test suite (test.c, version 0x13, Argon2id).
TEST(PasswordHasher, VerifiesTheReferenceVector) {
  crypto::SeededRandomness randomness{1};
  const PasswordHasher hasher(kPasswordCost, randomness);
  const std::string phc = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
  EXPECT_TRUE(hasher.Verify(phc, "password"));
  EXPECT_FALSE(hasher.Verify(phc, "Password"));
  EXPECT_FALSE(hasher.Verify("$argon2id$v=19$m=256", "password"));
  EXPECT_FALSE(hasher.IsCurrent(phc));
}

}  // namespace
}  // namespace vanthu::directory
