#pragma once

#include <memory>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "services/directory/account/account_registrar.h"
#include "services/directory/account/password_setter.h"
#include "services/directory/account/session_keeper.h"
#include "services/directory/agency/agency_store.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/crypto/seeded_randomness.h"
#include "tests/support/set_clock.h"

namespace vanthu::directory::testing {

inline constexpr char kPassword[] = "nắng mưa là bệnh";

// The rooms of accounts over a database in memory, with the agency `stc`, its clerk `van-thu` who has a password, and its
// administrator. Passwords are hashed at a cost that no test feels.
class AccountHouse : public ::testing::Test {
 protected:
  AccountHouse() : database(Opened()) {
    Agency agency;
    agency.id = stc;
    agency.display_name = "Sở Tài chính";
    EXPECT_TRUE(database->Write([&](sql::Transaction& tx) { return StoreAgencies(tx, {agency}); }).ok());
    EXPECT_TRUE(registrar.Create(admin, Record("van-thu", {Role::kClerk})).ok());
    SetPassword(van_thu, kPassword);
  }

  static std::unique_ptr<sql::Database> Opened() {
    auto opened = sql::Database::Open({.url = "sqlite::memory:"});
    EXPECT_TRUE(opened.ok()) << opened.status();
    EXPECT_TRUE((*opened)->Migrate("audit", audit::Migrations()).ok());
    EXPECT_TRUE((*opened)->Migrate("directory", Migrations()).ok());
    return *std::move(opened);
  }

  AccountRecord Record(const char* id, std::set<Role> roles) const {
    return {.account = {AccountId::Trusted(id), stc, std::move(roles)}, .display_name = "Lò Thị Mai"};
  }
  void SetPassword(const AccountOfAgency& which, const char* password) {
    const auto given = registrar.ResetPassword(admin, which);
    ASSERT_TRUE(given.ok()) << given.status();
    ASSERT_TRUE(setter.Set(which.account, given->second.secret, password).ok());
  }
  absl::StatusOr<OpenSession> SignIn(std::string_view password = kPassword) {
    return sessions.SignIn(van_thu.account, password, "services/gateway");
  }
  // "event outcome" of each row of the agency's audit from the `first` on.
  std::vector<std::string> Audit(size_t first = 0) {
    auto events = sql::Read<std::vector<audit::StoredEvent>>(*database,
                                                             [&](sql::Transaction& tx) { return audit::List(tx, stc, 0, 1000); });
    std::vector<std::string> rows;
    for (size_t i = first; i < events->size(); ++i) rows.push_back((*events)[i].event.event + " " + (*events)[i].event.outcome);
    return rows;
  }

  support::SetClock clock{absl::FromUnixSeconds(1'767'225'600)};
  crypto::SeededRandomness randomness{1};
  const AgencyId stc = AgencyId::Trusted("stc");
  const AccountOfAgency van_thu{stc, AccountId::Trusted("van-thu")};
  const Administrator admin{AccountId::Trusted("quan-tri-so"), false};
  std::unique_ptr<sql::Database> database;
  PasswordHasher hasher{{.memory_kib = 8, .passes = 1, .lanes = 1}, randomness};
  PasswordJudge judge{*database, clock, hasher};
  SessionKeeper sessions{*database, clock, randomness, judge, hasher};
  PasswordSetter setter{*database, clock, randomness, hasher};
  AccountRegistrar registrar{*database, clock, setter};
};

}  // namespace vanthu::directory::testing
