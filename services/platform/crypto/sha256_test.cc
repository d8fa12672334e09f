#include "services/platform/crypto/sha256.h"

#include <string>

#include "gtest/gtest.h"

namespace vanthu::crypto {
namespace {

// Examples of FIPS 180-4 (NIST, "Secure Hash Standard" example values).
TEST(Sha256, GivesTheValuesOfFips180) {
  EXPECT_EQ(Sha256("").Hex(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(Sha256("abc").Hex(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(Sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq").Hex(),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(Sha256(std::string(1000000, 'a')).Hex(), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256Stream, GivesTheSameHoweverTheBytesAreCut) {
  const std::string text(1000, 'x');
  for (size_t piece : {1u, 63u, 64u, 65u, 999u}) {
    Sha256Stream stream;
    for (size_t at = 0; at < text.size(); at += piece) stream.Update(text.substr(at, piece));
    EXPECT_EQ(stream.Finish(), Sha256(text)) << piece;
  }
}

TEST(Sha256Stream, CanBeMovedWhileItRuns) {
  Sha256Stream first;
  first.Update("a");
  Sha256Stream second = std::move(first);
  second.Update("bc");
  EXPECT_EQ(second.Finish(), Sha256("abc"));
}

TEST(DeliveryIdOf, IsAnIdentifierOfDispatchAndRecipient) {
  const auto dispatch = DispatchId::Trusted("d1");
  const Recipient agency{AgencyId::Trusted("a"), std::nullopt};
  const Recipient unit{AgencyId::Trusted("a"), UnitId::Trusted("u")};
  const DeliveryId id = DeliveryIdOf(dispatch, agency);
  EXPECT_TRUE(IsIdentifierText(id.text())) << id;
  EXPECT_EQ(id, DeliveryIdOf(dispatch, agency));
  EXPECT_NE(id, DeliveryIdOf(dispatch, unit));
  EXPECT_NE(id, DeliveryIdOf(DispatchId::Trusted("d2"), agency));
}

// A delivery made by this version keeps its name for ever: receipts and inboxes of other installations hold it.
TEST(DeliveryIdOf, NeverChanges) {
  const Recipient unit{AgencyId::Trusted("000-00-15-h29"), UnitId::Trusted("bcxb")};
  EXPECT_EQ(DeliveryIdOf(DispatchId::Trusted("3k5aqm"), unit).text(), "owt5tpbqxsydbkvj6yngw7yyt757bf6k");
}

}  // namespace
}  // namespace vanthu::crypto
