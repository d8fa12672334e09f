#include "services/platform/sql/request_key_store.h"

#include <memory>
#include <string>

#include "gtest/gtest.h"
#include "services/platform/sql/failure.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::sql {
namespace {

Digest DigestOf(uint8_t first) {
  Digest digest;
  digest.bytes[0] = first;
  return digest;
}

class RequestKeyStore : public ::testing::Test {
 protected:
  void SetUp() override {
    database_ = *Database::Open({.url = "sqlite::memory:"});
    ASSERT_TRUE(database_->Migrate("request_key", RequestKeyMigrations()).ok());
  }
  absl::StatusOr<std::optional<std::string>> Find(const RequestKey& key, const Digest& payload) {
    return Read<std::optional<std::string>>(*database_, [&](Transaction& tx) { return FindRequest(tx, key, payload); });
  }
  std::unique_ptr<Database> database_;
  const RequestKey key_ = {AgencyId::Trusted("a"), "accounts/x", "CreateDraft", RequestId::Trusted("r1")};
};

TEST_F(RequestKeyStore, GivesTheSameKeyTheSameAnswer) {
  EXPECT_EQ(*Find(key_, DigestOf(1)), std::nullopt);
  ASSERT_TRUE(database_->Write([&](Transaction& tx) { return StoreRequest(tx, key_, DigestOf(1), "agencies/a/drafts/d"); }).ok());
  EXPECT_EQ(*Find(key_, DigestOf(1)), "agencies/a/drafts/d");
}

TEST_F(RequestKeyStore, RefusesAnotherPayloadUnderTheSameKey) {
  ASSERT_TRUE(database_->Write([&](Transaction& tx) { return StoreRequest(tx, key_, DigestOf(1), "x"); }).ok());
  EXPECT_TRUE(status::Is(Find(key_, DigestOf(2)).status(), status::Reason::kRequestIdReused));
}

TEST_F(RequestKeyStore, KeepsAgenciesCallersAndMethodsApart) {
  ASSERT_TRUE(database_->Write([&](Transaction& tx) { return StoreRequest(tx, key_, DigestOf(1), "x"); }).ok());
  RequestKey other = key_;
  other.agency = AgencyId::Trusted("b");
  EXPECT_EQ(*Find(other, DigestOf(2)), std::nullopt);
  other = key_;
  other.caller = "accounts/y";
  EXPECT_EQ(*Find(other, DigestOf(2)), std::nullopt);
  other = key_;
  other.method = "DeleteDraft";
  EXPECT_EQ(*Find(other, DigestOf(2)), std::nullopt);
}

TEST_F(RequestKeyStore, ATwinThatCommittedMeanwhileMakesTheTransactionRunAgain) {
  int runs = 0;
  const auto made = Write<std::string>(*database_, [&](Transaction& tx) -> absl::StatusOr<std::string> {
    if (++runs == 1) {
      RETURN_IF_ERROR(StoreRequest(tx, key_, DigestOf(1), "first"));
      RETURN_IF_ERROR(StoreRequest(tx, key_, DigestOf(1), "second"));
    }
    return std::string("answered");
  });
  EXPECT_EQ(*made, "answered");
  EXPECT_EQ(runs, 2);
}

}  // namespace
}  // namespace vanthu::sql
