#include "services/directory/account/account_registrar.h"

#include <sys/stat.h>

#include <fstream>

#include "absl/strings/str_cat.h"
#include "services/directory/account/first_administrator.h"
#include "services/directory/account/testing/account_house.h"
#include "services/platform/status/reason.h"
#include "tests/support/temporary_folder.h"

namespace vanthu::directory {
namespace {

using status::Is;
using status::Reason;
using testing::kPassword;

class AccountRegistrarTest : public testing::AccountHouse {
 protected:
  const Administrator chief{AccountId::Trusted("quan-tri"), true};
};

TEST_F(AccountRegistrarTest, MakesAnAccountOnce) {
  const AccountRecord wanted = Record("kiem-tra", {Role::kReviewer, Role::kAuditor});
  EXPECT_TRUE(registrar.Create(admin, wanted).ok());
  const size_t rows = Audit().size();
  EXPECT_TRUE(registrar.Create(admin, wanted).ok());
  EXPECT_EQ(Audit().size(), rows);
  EXPECT_TRUE(Is(registrar.Create(admin, Record("kiem-tra", {Role::kReviewer})).status(), Reason::kAlreadyExists));
  AccountRecord foreign = wanted;
  foreign.account.agency = AgencyId::Trusted("snv");
  EXPECT_TRUE(Is(registrar.Create(admin, foreign).status(), Reason::kAlreadyExists));
  EXPECT_TRUE(Is(registrar.Create(admin, Record("khong", {})).status(), Reason::kInvalidField));
  EXPECT_TRUE(Is(registrar.Create(admin, Record("trum", {Role::kOperator})).status(), Reason::kPermissionDenied));
  EXPECT_EQ(Audit(rows), (std::vector<std::string>{"account.created INVALID_FIELD", "account.created PERMISSION_DENIED"}));
}

TEST_F(AccountRegistrarTest, ChangesWhatWasReadAndRepeatsInPeace) {
  const std::string etag = absl::StrCat(registrar.Get(van_thu)->version);
  const AccountChange change{
      .display_name = "Quàng Thị Hoa", .roles = std::set<Role>{Role::kClerk, Role::kDrafter}, .etag = etag};
  const auto changed = registrar.Update(admin, van_thu, change);
  ASSERT_TRUE(changed.ok()) << changed.status();
  EXPECT_EQ(changed->display_name, "Quàng Thị Hoa");
  EXPECT_TRUE(registrar.Update(admin, van_thu, change).ok());
  EXPECT_TRUE(Is(registrar.Update(admin, van_thu, {.display_name = "Khác", .etag = etag}).status(), Reason::kEtagMismatch));
  EXPECT_EQ(registrar.Get(van_thu)->display_name, "Quàng Thị Hoa");
}

TEST_F(AccountRegistrarTest, KnowsNoAccountOfAnotherAgency) {
  const AccountOfAgency foreign{AgencyId::Trusted("snv"), van_thu.account};
  EXPECT_TRUE(Is(registrar.Get(foreign).status(), Reason::kNotFound));
  EXPECT_TRUE(Is(registrar.Lock(admin, foreign, "").status(), Reason::kNotFound));
  EXPECT_TRUE(Is(registrar.Update(admin, foreign, {.display_name = "x"}).status(), Reason::kNotFound));
  EXPECT_TRUE(Is(registrar.ResetPassword(admin, foreign).status(), Reason::kNotFound));
  EXPECT_TRUE(registrar.List(foreign.agency, "", 10)->empty());
  EXPECT_TRUE(SignIn().ok());
}

TEST_F(AccountRegistrarTest, ListsByIdFromWhereThePageBeforeEnded) {
  ASSERT_TRUE(registrar.Create(admin, Record("an", {Role::kClerk})).ok());
  ASSERT_TRUE(registrar.Create(admin, Record("binh", {Role::kClerk})).ok());
  const auto page = registrar.List(stc, "an", 10);
  ASSERT_EQ(page->size(), 2u);
  EXPECT_EQ((*page)[0].account.id.text(), "binh");
  EXPECT_TRUE((*page)[1].has_password);
}

TEST_F(AccountRegistrarTest, GivesASecretThatWorksOnce) {
  const std::string session = SignIn()->secret;
  const auto first = registrar.ResetPassword(admin, van_thu), second = registrar.ResetPassword(admin, van_thu);
  EXPECT_TRUE(Is(sessions.Renew(session).status(), Reason::kSessionEnded));
  EXPECT_TRUE(Is(SignIn().status(), Reason::kWrongCredentials));
  const auto set = [&](const std::string& secret, const char* password) {
    return setter.Set(van_thu.account, secret, password).status();
  };
  EXPECT_TRUE(Is(set(first->second.secret, "một mật khẩu mới"), Reason::kSecretNotValid));
  EXPECT_TRUE(Is(set(second->second.secret, "ngắn"), Reason::kWeakPassword));
  EXPECT_TRUE(set(second->second.secret, "một mật khẩu mới").ok());
  EXPECT_TRUE(Is(set(second->second.secret, "mật khẩu mới nữa"), Reason::kSecretNotValid));
  EXPECT_TRUE(SignIn("một mật khẩu mới").ok());
  const auto third = registrar.ResetPassword(admin, van_thu);
  clock.Advance(kPasswordSecretLife);
  EXPECT_TRUE(Is(set(third->second.secret, "mật khẩu mới nữa"), Reason::kSecretNotValid));
}

TEST_F(AccountRegistrarTest, ForgivesWrongPasswordsWhenItUnlocks) {
  for (int i = 0; i < 6; ++i) (void)SignIn("sai mật khẩu rồi");
  EXPECT_TRUE(Is(SignIn().status(), Reason::kTooManyAttempts));
  ASSERT_TRUE(registrar.Unlock(admin, van_thu, "quên").ok());
  EXPECT_TRUE(SignIn().ok());
}

TEST_F(AccountRegistrarTest, AppointsAnAgencysAdministrator) {
  const AccountOfAgency new_one{stc, AccountId::Trusted("quan-tri-stc")};
  const auto appointed = registrar.Appoint(chief, new_one, "Hà Đức Lợi");
  ASSERT_TRUE(appointed.ok()) << appointed.status();
  EXPECT_EQ(appointed->first.account.roles, (std::set<Role>{Role::kAdmin}));
  EXPECT_TRUE(setter.Set(new_one.account, appointed->second.secret, "một mật khẩu mới").ok());
  ASSERT_TRUE(registrar.Lock(admin, van_thu, "").ok());
  const auto promoted = registrar.Appoint(chief, van_thu, "");
  ASSERT_TRUE(promoted.ok());
  EXPECT_EQ(promoted->first.account.roles, (std::set<Role>{Role::kClerk, Role::kAdmin}));
  EXPECT_FALSE(promoted->first.locked_at);
  EXPECT_TRUE(
      Is(registrar.Appoint(chief, {AgencyId::Trusted("khong-co"), AccountId::Trusted("x")}, "").status(), Reason::kNotFound));
}

TEST_F(AccountRegistrarTest, MakesTheFirstAdministratorUntilThereIsOne) {
  support::TemporaryFolder folder;
  const auto first = [&] { return MakeFirstAdministrator(*database, clock, randomness, stc, folder.path()); };
  const auto made = first();
  ASSERT_TRUE(made.ok() && *made) << made.status();
  struct stat facts = {};
  ASSERT_EQ(stat((*made)->secret_file.c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 0777, 0600u);
  std::string secret;
  std::ifstream((*made)->secret_file) >> secret;
  clock.Advance(kPasswordSecretLife * 2);
  ASSERT_TRUE(*first());  // the next start gives the same secret its time again
  ASSERT_TRUE(setter.Set((*made)->account, secret, "một mật khẩu mới").ok());
  EXPECT_FALSE(*first());
  EXPECT_NE(stat((*made)->secret_file.c_str(), &facts), 0);
  EXPECT_EQ(sessions.SignIn((*made)->account, "một mật khẩu mới", "x")->account.account.roles,
            (std::set<Role>{Role::kAdmin, Role::kAuditor, Role::kOperator}));
}

}  // namespace
}  // namespace vanthu::directory
