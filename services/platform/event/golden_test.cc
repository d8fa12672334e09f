#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "absl/strings/escaping.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/event/dispatch_delivery.h"
#include "services/platform/event/envelope.h"
#include "services/platform/event/receipt.h"

// A record and a receipt as version one of the house wrote them: testdata/v1/*.hex, in hexadecimal, must verify and mean the same
// for ever.
namespace vanthu::event {
namespace {

std::string Golden(const std::string& name) {
  std::ifstream in(std::string(VANTHU_SOURCE_DIR) + "/services/platform/event/testdata/v1/" + name);
  std::string hex;
  in >> hex;
  return absl::HexStringToBytes(hex);
}

crypto::SigningKey IssuerKey() { return crypto::SigningKey::FromSeed(std::string(32, 'i')); }
crypto::SigningKey RecipientKey() { return crypto::SigningKey::FromSeed(std::string(32, 'r')); }

DispatchDelivery TheDelivery() {
  return {.issuer = AgencyId::Trusted("h99-stttt"),
          .dispatch = DispatchId::Trusted("d5k2"),
          .delivery = DeliveryId::Trusted("x7m3"),
          .attempt = 1,
          .recipient = {AgencyId::Trusted("h99-snv"), UnitId::Trusted("vp")},
          .sealed_at = *ParseInstant("2026-03-02T03:04:05.000006Z"),
          .content_digest = crypto::Sha256("content"),
          .manifest = "vanthu/manifest/v1\n",
          .register_leaf = "vanthu/leaf/v1\n",
          .register_nonce = std::string("\0\x01\xff nonce nonce", 16),
          .register_proof = "c2sp.org/tlog-proof@v1\n",
          .urgency = Urgency::kFlash,
          .document_type = "cong-van",
          .abstract = "trích yếu",
          .note = "để biết",
          .issuer_display_name = "Sở Thông tin và Truyền thông"};
}

Receipt TheReceipt() {
  return {.issuer = AgencyId::Trusted("h99-stttt"),
          .dispatch = DispatchId::Trusted("d5k2"),
          .delivery = DeliveryId::Trusted("x7m3"),
          .attempt = 2,
          .recipient = {AgencyId::Trusted("h99-snv"), {}},
          .content_digest = crypto::Sha256("content"),
          .status = ReceiptStatus::kRefused,
          .reached_at = *ParseInstant("2026-03-02T03:04:05.000006Z"),
          .reason = "gửi nhầm",
          .inbox = InboxId::Trusted("i1"),
          .sealed_at = *ParseInstant("2026-03-02T03:04:06.000007Z")};
}

TEST(GoldenRecord, StillVerifiesAndMeansTheSame) {
  const auto envelope = Open(Golden("dispatch-delivery.hex"));
  ASSERT_TRUE(envelope.ok()) << envelope.status();
  EXPECT_TRUE(envelope->Verify(IssuerKey().public_key()));
  EXPECT_FALSE(envelope->Verify(RecipientKey().public_key()));
  EXPECT_EQ(envelope->payload_type, kDispatchDeliveryType);
  const auto delivery = DecodeDispatchDelivery(envelope->payload);
  ASSERT_TRUE(delivery.ok()) << delivery.status();
  EXPECT_EQ(*delivery, TheDelivery());
}

TEST(GoldenReceipt, StillVerifiesAndMeansTheSame) {
  const auto envelope = Open(Golden("receipt.hex"));
  ASSERT_TRUE(envelope.ok()) << envelope.status();
  EXPECT_TRUE(envelope->Verify(RecipientKey().public_key()));
  EXPECT_EQ(envelope->payload_type, kReceiptType);
  const auto receipt = DecodeReceipt(envelope->payload);
  ASSERT_TRUE(receipt.ok()) << receipt.status();
  EXPECT_EQ(*receipt, TheReceipt());
}

TEST(GoldenRecord, IsWhatThisVersionWrites) {
  const KeyId key = KeyId::Trusted("k1");
  EXPECT_EQ(absl::BytesToHexString(Seal(Encode(TheDelivery()), kDispatchDeliveryType, key, IssuerKey())),
            absl::BytesToHexString(Golden("dispatch-delivery.hex")));
  EXPECT_EQ(absl::BytesToHexString(Seal(Encode(TheReceipt()), kReceiptType, key, RecipientKey())),
            absl::BytesToHexString(Golden("receipt.hex")));
}

}  // namespace
}  // namespace vanthu::event
