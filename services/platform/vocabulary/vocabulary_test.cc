#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "services/platform/vocabulary/base32.h"
#include "services/platform/vocabulary/digest.h"
#include "services/platform/vocabulary/dispatch.h"
#include "services/platform/vocabulary/identifier.h"
#include "services/platform/vocabulary/resource_name.h"

namespace vanthu {
namespace {

TEST(Identifier, IsOneLowerCaseLabel) {
  EXPECT_TRUE(AgencyId::Of("h52-01").ok());
  for (const char* text : {"", "H52", "-a", "a-", "a.b", "a/b", "đ"}) EXPECT_FALSE(AgencyId::Of(text).ok()) << text;
  EXPECT_TRUE(AgencyId::Of(std::string(63, 'a')).ok());
  EXPECT_FALSE(AgencyId::Of(std::string(64, 'a')).ok());
}

TEST(DispatchNumber, PadsOnlyBelowTen) {
  EXPECT_EQ((DispatchNumber{1, "STTTT-BCXB"}).Text(), "01/STTTT-BCXB");
  EXPECT_EQ((DispatchNumber{10, "QĐ-UBND"}).Text(), "10/QĐ-UBND");
  EXPECT_EQ((DispatchNumber{1234, "QĐ-UBND"}).Text(), "1234/QĐ-UBND");
}

TEST(Day, ChangesAtMidnightInVietnam) {
  EXPECT_EQ(DayText(DayInVietnam(*ParseInstant("2025-12-31T16:59:59.999999Z"))), "2025-12-31");
  EXPECT_EQ(DayText(DayInVietnam(*ParseInstant("2025-12-31T17:00:00.000000Z"))), "2026-01-01");
}

TEST(Instant, ReadsBackWhatItWrote) {
  const std::string text = "2024-05-30T01:02:03.000004Z";
  EXPECT_EQ(InstantText(*ParseInstant(text)), text);
  EXPECT_FALSE(ParseInstant("2024-05-30T01:02:03Z").ok());
  EXPECT_FALSE(ParseDay("2024-02-31").ok());
}

TEST(Recipient, IsAnAgencyOrItsUnit) {
  EXPECT_EQ(Recipient::Parse("agencies/a1")->Name(), "agencies/a1");
  EXPECT_EQ(Recipient::Parse("agencies/a1/units/vp")->Name(), "agencies/a1/units/vp");
  EXPECT_FALSE(Recipient::Parse("agencies/a1/units").ok());
  EXPECT_FALSE(Recipient::Parse("agencies/../x").ok());
}

TEST(ResourceName, GivesItsIds) {
  EXPECT_EQ(*IdsOf("agencies/a/drafts/d", {"agencies", "drafts"}), (std::vector<std::string>{"a", "d"}));
  for (const char* name : {"", "agencies/a", "agencies/a/drafts/", "agencies/a/drafts/d/x", "agencies/A/drafts/d",
                           "agencies/../drafts/d", "drafts/a/agencies/d"}) {
    EXPECT_FALSE(IdsOf(name, {"agencies", "drafts"}).ok()) << name;
  }
}

TEST(Digest, ReadsOnlyLowerCaseHex) {
  const std::string hex(64, 'a');
  EXPECT_EQ(Digest::FromHex(hex)->Hex(), hex);
  EXPECT_FALSE(Digest::FromHex(std::string(64, 'A')).ok());
  EXPECT_FALSE(Digest::FromBytes("short").ok());
}

TEST(Base32, AgreesWithRfc4648) {
  EXPECT_EQ(Base32(""), "");
  EXPECT_EQ(Base32("f"), "my");
  EXPECT_EQ(Base32("foobar"), "mzxw6ytboi");
}

}  // namespace
}  // namespace vanthu
