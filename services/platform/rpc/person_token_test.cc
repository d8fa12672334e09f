#include "services/platform/rpc/person_token.h"

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace vanthu::rpc {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1717050000);

crypto::SigningKey KeyOf(char seed) { return crypto::SigningKey::FromSeed(std::string(32, seed)); }

PersonClaims Claims() {
  return {.person = {AccountId::Trusted("an"), AgencyId::Trusted("so-a"), {type::v1::ROLE_CLERK, type::v1::ROLE_SIGNER}},
          .audience = "province",
          .presenter = "gateway",
          .expires = kNow + absl::Minutes(5)};
}

absl::StatusOr<PersonClaims> Verified(const std::string& token, absl::Time now = kNow) {
  return VerifyPersonToken(token, {KeyOf('b').public_key(), KeyOf('a').public_key()}, "province", now);
}

std::string Signed(const std::string& payload) {
  return absl::StrCat("v1.", absl::WebSafeBase64Escape(payload), ".", absl::WebSafeBase64Escape(KeyOf('a').Sign(payload)));
}

TEST(PersonToken, SaysWhoItIsFor) {
  const auto claims = Verified(MintPersonToken(KeyOf('a'), Claims()));
  ASSERT_TRUE(claims.ok()) << claims.status();
  EXPECT_EQ(claims->person.account.text(), "an");
  EXPECT_EQ(claims->person.agency.text(), "so-a");
  EXPECT_EQ(claims->person.roles, Claims().person.roles);
  EXPECT_EQ(claims->presenter, "gateway");
  EXPECT_EQ(claims->expires, Claims().expires);
}

TEST(PersonToken, IsRefusedWithEveryByteChanged) {
  const std::string token = MintPersonToken(KeyOf('a'), Claims());
  for (size_t i = 0; i < token.size(); ++i) {
    std::string forged = token;
    forged[i] = forged[i] == 'A' ? 'B' : 'A';
    EXPECT_TRUE(absl::IsUnauthenticated(Verified(forged).status())) << i;
  }
}

TEST(PersonToken, IsRefusedWhereTheSignerIsUnknown) {
  EXPECT_TRUE(absl::IsUnauthenticated(Verified(MintPersonToken(KeyOf('c'), Claims())).status()));
  EXPECT_FALSE(VerifyPersonToken(MintPersonToken(KeyOf('a'), Claims()), {}, "province", kNow).ok());
}

TEST(PersonToken, IsRefusedForAnotherInstallation) {
  PersonClaims claims = Claims();
  claims.audience = "elsewhere";
  EXPECT_TRUE(absl::IsUnauthenticated(Verified(MintPersonToken(KeyOf('a'), claims)).status()));
}

TEST(PersonToken, LivesUntilItsInstantAndNotAtIt) {
  const std::string token = MintPersonToken(KeyOf('a'), Claims());
  EXPECT_TRUE(Verified(token, Claims().expires - absl::Microseconds(1)).ok());
  EXPECT_FALSE(Verified(token, Claims().expires).ok());
}

TEST(PersonToken, IsRefusedWhenMadeForTooLong) {
  PersonClaims claims = Claims();
  claims.expires = kNow + kPersonTokenLifeMax + absl::Seconds(1);
  EXPECT_FALSE(Verified(MintPersonToken(KeyOf('a'), claims)).ok());
}

TEST(PersonToken, IsNoOtherTextThatTheKeySigned) {
  EXPECT_FALSE(Verified(Signed("anything")).ok());
  EXPECT_FALSE(
      Verified(Signed("vanthu person token v1\naccount=an\nagency=so-a\nroles=ROLE_CLERK\naudience=province\npresenter=\n"
                      "expires=01717050300000000\n"))
          .ok());
  EXPECT_FALSE(Verified(Signed("vanthu person token v1\naccount=an\nagency=so-a\nroles=ROLE_KING\naudience=province\npresenter=\n"
                               "expires=1717050300000000\n"))
                   .ok());
  EXPECT_TRUE(Verified(Signed("vanthu person token v1\naccount=an\nagency=so-a\nroles=ROLE_CLERK\naudience=province\npresenter=\n"
                              "expires=1717050300000000\n"))
                  .ok());
}

TEST(PersonToken, CannotBeMadeToSayMoreByALineInAClaim) {
  PersonClaims claims = Claims();
  claims.person.account = AccountId::Trusted("an\nagency=so-b");
  EXPECT_FALSE(Verified(MintPersonToken(KeyOf('a'), claims)).ok());
}

TEST(PersonToken, IsRefusedWhereItHasNotThreeParts) {
  for (const char* token : {"", "v1", "v1.", "v1..", "v2.a.b", "v1.a.b.c"}) EXPECT_FALSE(Verified(token).ok()) << token;
  EXPECT_FALSE(Verified(std::string(100000, 'a')).ok());
}

}  // namespace
}  // namespace vanthu::rpc
