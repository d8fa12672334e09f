#include "services/directory/agency/key_publisher.h"

#include "gtest/gtest.h"
#include "services/directory/agency/agency_store.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/status/reason.h"

namespace vanthu::directory {
namespace {

using status::Reason;

const absl::Time kNow = absl::FromUnixSeconds(1'717'050'000);

class FixedClock : public Clock {
 public:
  absl::Time Now() override { return kNow; }
};

class KeyPublisherTest : public testing::Test {
 protected:
  KeyPublisherTest() : database(*sql::Database::Open({.url = "sqlite::memory:"})), publisher(*database, clock) {
    EXPECT_TRUE(database->Migrate("audit", audit::Migrations()).ok());
    EXPECT_TRUE(database->Migrate("directory", Migrations()).ok());
    Agency agency;
    agency.id = stc;
    EXPECT_TRUE(database->Write([&](sql::Transaction& tx) { return StoreAgencies(tx, {agency}); }).ok());
  }
  static KeyPublisher::Publication Of(AgencyId agency, KeyUse use, char fill, const char* service, absl::Time from = kNow,
                                      std::optional<absl::Time> until = std::nullopt) {
    return {{std::move(agency), {}, use, {std::string(32, fill)}, from, until, {}}, service, std::string("services/") + service};
  }
  size_t AuditRows() {
    return sql::Read<std::vector<audit::StoredEvent>>(*database,
                                                      [&](sql::Transaction& tx) { return audit::List(tx, stc, 0, 100); })
        ->size();
  }

  const AgencyId stc = AgencyId::Trusted("stc");
  FixedClock clock;
  std::unique_ptr<sql::Database> database;
  KeyPublisher publisher;
};

TEST_F(KeyPublisherTest, GivesTheKeyAsItWasPublishedFirst) {
  const auto first = publisher.Publish(Of(stc, KeyUse::kLog, 'a', "numbering"));
  ASSERT_TRUE(first.ok()) << first.status();
  EXPECT_EQ(first->id.text().size(), 26u);
  EXPECT_EQ(first->id, KeyIdOf({std::string(32, 'a')}));
  const auto again = publisher.Publish(Of(stc, KeyUse::kLog, 'a', "numbering", kNow + absl::Hours(1)));
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again->valid_from, kNow);
  EXPECT_EQ(AuditRows(), 1u);
  const auto got = publisher.Get(stc, first->id);
  ASSERT_TRUE(got.ok());
  EXPECT_EQ(got->public_key, first->public_key);
}

TEST_F(KeyPublisherTest, ListsTheKeysOfAUseThatAreValidAtAnInstant) {
  const absl::Time later = kNow + absl::Hours(1);
  ASSERT_TRUE(publisher.Publish(Of(stc, KeyUse::kLog, 'a', "numbering", kNow, later)).ok());
  ASSERT_TRUE(publisher.Publish(Of(stc, KeyUse::kLog, 'b', "numbering", later)).ok());
  ASSERT_TRUE(publisher.Publish(Of(stc, KeyUse::kReceipt, 'c', "connector")).ok());
  const auto listed = [&](std::optional<KeyUse> use, std::optional<absl::Time> at) {
    std::string fills;
    const auto keys = publisher.List(stc, use, at);
    for (const AgencyKey& key : *keys) fills += key.public_key.bytes.front();
    return fills;
  };
  EXPECT_EQ(listed(KeyUse::kLog, kNow - absl::Seconds(1)), "");
  EXPECT_EQ(listed(KeyUse::kLog, kNow), "a");
  EXPECT_EQ(listed(KeyUse::kLog, later), "b");
  EXPECT_EQ(listed(KeyUse::kLog, std::nullopt), "ab");
  EXPECT_EQ(listed(std::nullopt, std::nullopt).size(), 3u);
}

TEST_F(KeyPublisherTest, RefusesAKeyOfAnotherServicesUse) {
  for (const auto& [use, service] :
       {std::pair(KeyUse::kLog, "distribution"), {KeyUse::kEnvelope, "connector"}, {KeyUse::kReceipt, "numbering"}}) {
    const auto refused = publisher.Publish(Of(stc, use, 'a', service));
    EXPECT_TRUE(status::Is(refused.status(), Reason::kPermissionDenied)) << refused.status();
  }
  EXPECT_EQ(AuditRows(), 3u);
}

TEST_F(KeyPublisherTest, TakesTheReceiptKeyOfAnAgencysOwnProgramFromItsAdministrator) {
  EXPECT_TRUE(publisher.Publish(Of(stc, KeyUse::kReceipt, 'a', "")).ok());
  for (const KeyUse use : {KeyUse::kLog, KeyUse::kEnvelope}) {
    const auto refused = publisher.Publish(Of(stc, use, 'b', ""));
    EXPECT_TRUE(status::Is(refused.status(), Reason::kPermissionDenied)) << refused.status();
  }
}

TEST_F(KeyPublisherTest, RefusesOneKeyForTwoUses) {
  ASSERT_TRUE(publisher.Publish(Of(stc, KeyUse::kLog, 'a', "numbering")).ok());
  EXPECT_TRUE(status::Is(publisher.Publish(Of(stc, KeyUse::kReceipt, 'a', "connector")).status(), Reason::kInvalidField));
}

TEST_F(KeyPublisherTest, RefusesUnknownAgenciesAndWrongKeys) {
  EXPECT_TRUE(
      status::Is(publisher.Publish(Of(AgencyId::Trusted("x"), KeyUse::kLog, 'a', "numbering")).status(), Reason::kNotFound));
  auto wrong = Of(stc, KeyUse::kLog, 'a', "numbering");
  wrong.key.public_key.bytes.pop_back();
  EXPECT_TRUE(status::Is(publisher.Publish(wrong).status(), Reason::kInvalidField));
  EXPECT_TRUE(status::Is(publisher.Get(stc, KeyId::Trusted("none")).status(), Reason::kNotFound));
}

TEST(AgencyKey, IsValidAtNoInstantOnceItIsRevoked) {
  AgencyKey key{{}, {}, KeyUse::kLog, {}, kNow, kNow + absl::Hours(1), std::nullopt};
  EXPECT_TRUE(key.IsValidAt(kNow));
  EXPECT_FALSE(key.IsValidAt(kNow + absl::Hours(1)));
  key.revoked_at = kNow + absl::Minutes(30);
  EXPECT_FALSE(key.IsValidAt(kNow));
}

}  // namespace
}  // namespace vanthu::directory
