#include "services/platform/rpc/identity.h"

#include "gtest/gtest.h"

namespace vanthu::rpc {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1717050000);

class IdentityTest : public ::testing::Test {
 protected:
  IdentityTest()
      : key_(crypto::SigningKey::FromSeed(std::string(32, 'a'))), keys_{key_.public_key()}, identity_("province", [this] {
          return keys_;
        }) {
    identity_.Accept("drafting", secret_);
    identity_.Accept("gateway", std::string(32, 'g'));
  }

  PeerFacts InProcess(std::vector<std::string> secrets) { return {.peer = "unknown", .secrets = std::move(secrets)}; }
  std::string ServiceOf(const PeerFacts& facts) { return identity_.Of(facts, kNow).value().service; }

  std::string Token(const std::string& presenter = "") {
    return "Bearer " +
           MintPersonToken(key_, {.person = {AccountId::Trusted("an"), AgencyId::Trusted("so-a"), {type::v1::ROLE_CLERK}},
                                  .audience = "province",
                                  .presenter = presenter,
                                  .expires = kNow + absl::Minutes(5)});
  }

  const std::string secret_ = std::string(32, 's');
  crypto::SigningKey key_;
  std::vector<crypto::PublicKey> keys_;
  Identity identity_;
};

TEST_F(IdentityTest, KnowsACallerOfTheProcessByItsSecret) {
  EXPECT_EQ(ServiceOf(InProcess({secret_})), "drafting");
  EXPECT_EQ(ServiceOf(InProcess({std::string(32, 'g')})), "gateway");
}

TEST_F(IdentityTest, DoesNotKnowACallerWithoutSecretOrWithTwo) {
  EXPECT_EQ(ServiceOf(InProcess({})), "");
  EXPECT_EQ(ServiceOf(InProcess({""})), "");
  EXPECT_EQ(ServiceOf(InProcess({std::string(32, 'x')})), "");
  EXPECT_EQ(ServiceOf(InProcess({secret_, secret_})), "");
}

TEST_F(IdentityTest, TakesTheTrueSecretFromNobodyOutside) {
  for (const char* peer : {"ipv4:127.0.0.1:5", "ipv6:[::1]:5", "unix:/tmp/x", "unix-abstract:x"}) {
    EXPECT_EQ(ServiceOf({.peer = peer, .secrets = {secret_}}), "") << peer;
  }
  EXPECT_EQ(ServiceOf({.has_auth_context = true, .peer = "unknown", .secrets = {secret_}}), "");
}

TEST_F(IdentityTest, KnowsAProcessByTheOneNameOfItsCertificate) {
  EXPECT_EQ(ServiceOf({.has_auth_context = true, .authenticated = true, .common_names = {"numbering"}, .peer = "ipv4:1"}),
            "numbering");
  EXPECT_EQ(
      ServiceOf({.has_auth_context = true, .authenticated = true, .common_names = {"numbering", "drafting"}, .peer = "ipv4:1"}),
      "");
  EXPECT_EQ(
      ServiceOf({.has_auth_context = true, .authenticated = true, .common_names = {}, .peer = "ipv4:1", .secrets = {secret_}}),
      "");
}

TEST_F(IdentityTest, KnowsAPersonByTheirToken) {
  PeerFacts facts = InProcess({secret_});
  facts.authorizations = {Token()};
  const auto caller = identity_.Of(facts, kNow);
  ASSERT_TRUE(caller.ok()) << caller.status();
  EXPECT_EQ(caller->name(), "accounts/an");
  EXPECT_EQ(caller->service, "drafting");
}

TEST_F(IdentityTest, TakesAPresentersTokenFromThatPresenterOnly) {
  PeerFacts facts = InProcess({secret_});
  facts.authorizations = {Token("gateway")};
  EXPECT_TRUE(absl::IsUnauthenticated(identity_.Of(facts, kNow).status()));
  facts.secrets = {std::string(32, 'g')};
  EXPECT_TRUE(identity_.Of(facts, kNow).ok());
  facts.secrets = {};
  EXPECT_FALSE(identity_.Of(facts, kNow).ok());
}

TEST_F(IdentityTest, NeverFallsBackOnTheProcessWhenTheTokenIsBad) {
  for (const std::vector<std::string>& bad :
       {std::vector<std::string>{"Bearer v1.x.y"}, {"Basic abc"}, {""}, {Token(), Token()}}) {
    PeerFacts facts = InProcess({secret_});
    facts.authorizations = bad;
    EXPECT_TRUE(absl::IsUnauthenticated(identity_.Of(facts, kNow).status())) << bad.front();
  }
}

TEST_F(IdentityTest, ForgetsAVerifiedTokenWhenItExpiresOrItsKeyIsWithdrawn) {
  PeerFacts facts{.peer = "ipv4:1", .authorizations = {Token()}};
  EXPECT_TRUE(identity_.Of(facts, kNow).ok());
  EXPECT_TRUE(identity_.Of(facts, kNow).ok());
  EXPECT_FALSE(identity_.Of(facts, kNow + absl::Minutes(6)).ok());
  keys_.clear();
  EXPECT_FALSE(identity_.Of(facts, kNow).ok());
}

}  // namespace
}  // namespace vanthu::rpc
