#include <random>
#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/event/dispatch_delivery.h"
#include "services/platform/event/envelope.h"
#include "services/platform/event/receipt.h"
#include "services/platform/status/reason.h"
#include "vanthu/event/v1/record.pb.h"

namespace vanthu::event {
namespace {

using status::Reason;

const crypto::SigningKey& Key() {
  static const crypto::SigningKey key = crypto::SigningKey::FromSeed(std::string(32, 'k'));
  return key;
}

DispatchDelivery SampleDelivery() {
  DispatchDelivery delivery;
  delivery.issuer = AgencyId::Trusted("000-00-15-h29");
  delivery.dispatch = DispatchId::Trusted("d1");
  delivery.recipient = {AgencyId::Trusted("a"), UnitId::Trusted("u")};
  delivery.delivery = crypto::DeliveryIdOf(delivery.dispatch, delivery.recipient);
  delivery.attempt = 2;
  delivery.sealed_at = absl::FromUnixMicros(1717030923000004);
  delivery.content_digest = crypto::Sha256("content");
  delivery.manifest = "manifest\n";
  delivery.register_leaf = "leaf\n";
  delivery.register_nonce = std::string("0123456789abcd\0\xff", 16);
  delivery.register_proof = "proof\n";
  delivery.urgency = Urgency::kFlash;
  delivery.document_type = "cong-van";
  delivery.abstract = "V/v mẫu";
  delivery.note = "để báo cáo";
  delivery.issuer_display_name = "Sở Mẫu";
  return delivery;
}

Receipt SampleReceipt() {
  Receipt receipt;
  receipt.issuer = AgencyId::Trusted("a");
  receipt.dispatch = DispatchId::Trusted("d1");
  receipt.recipient = {AgencyId::Trusted("b"), std::nullopt};
  receipt.delivery = crypto::DeliveryIdOf(receipt.dispatch, receipt.recipient);
  receipt.attempt = 1;
  receipt.content_digest = crypto::Sha256("content");
  receipt.status = ReceiptStatus::kRefused;
  receipt.reached_at = absl::FromUnixMicros(-1);
  receipt.reason = "không đúng thẩm quyền";
  receipt.inbox = InboxId::Trusted("i1");
  receipt.sealed_at = absl::FromUnixMicros(1717030923999999);
  return receipt;
}

// The example of DSSE's protocol.md.
TEST(PreAuthenticationEncoding, IsThatOfDsse) {
  EXPECT_EQ(PreAuthenticationEncoding("http://example.com/HelloWorld", "hello world"),
            "DSSEv1 29 http://example.com/HelloWorld 11 hello world");
  EXPECT_EQ(PreAuthenticationEncoding("", ""), "DSSEv1 0  0 ");
}

TEST(Envelope, GivesBackWhatWasSealedAndVerifies) {
  const std::string payload("\0\xffpayload", 9);
  const auto envelope = Open(Seal(payload, kReceiptType, KeyId::Trusted("k1"), Key()));
  ASSERT_TRUE(envelope.ok()) << envelope.status();
  EXPECT_EQ(envelope->payload, payload);
  EXPECT_EQ(envelope->payload_type, kReceiptType);
  EXPECT_EQ(envelope->key_id, KeyId::Trusted("k1"));
  EXPECT_TRUE(envelope->Verify(Key().public_key()));
  EXPECT_FALSE(envelope->Verify(crypto::SigningKey::FromSeed(std::string(32, 'o')).public_key()));
}

TEST(Envelope, SignsTheTypeWithThePayload) {
  auto envelope = Open(Seal("payload", kReceiptType, KeyId::Trusted("k1"), Key())).value();
  Envelope other_type = envelope;
  other_type.payload_type = kDispatchDeliveryType;
  EXPECT_FALSE(other_type.Verify(Key().public_key()));
  Envelope other_payload = envelope;
  other_payload.payload += "x";
  EXPECT_FALSE(other_payload.Verify(Key().public_key()));
}

// An envelope of this version opens and verifies for ever.
TEST(Envelope, NeverChangesItsBytes) {
  const std::string sealed = Seal("payload", "application/x", KeyId::Trusted("k1"), Key());
  EXPECT_EQ(absl::BytesToHexString(sealed),
            "0a077061796c6f6164120d6170706c69636174696f6e2f781a026b312240f74b135c868c2ea6c50b7de084a5f218c809bc95bf62"
            "7e01da2c83f695ef97a430f526aab35caacdbac64002feff9bac856e56bd0b8946fde0ce75bd644a8b08");
}

TEST(Envelope, NamesTheFieldThatIsWrong) {
  const auto refused = [](auto change) {
    v1::Envelope message;
    EXPECT_TRUE(message.ParseFromString(Seal("p", kReceiptType, KeyId::Trusted("k1"), Key())));
    change(message);
    const absl::Status status = Open(message.SerializeAsString()).status();
    EXPECT_TRUE(status::Is(status, Reason::kInvalidField)) << status;
    return std::string(status.message());
  };
  EXPECT_NE(refused([](auto& m) { m.set_key_id("Not An Id"); }).find("key_id"), std::string::npos);
  EXPECT_NE(refused([](auto& m) { m.clear_key_id(); }).find("key_id"), std::string::npos);
  EXPECT_NE(refused([](auto& m) { m.clear_payload_type(); }).find("payload_type"), std::string::npos);
  EXPECT_NE(refused([](auto& m) { m.set_payload_type(std::string(300, 'x')); }).find("payload_type"), std::string::npos);
  EXPECT_NE(refused([](auto& m) { m.set_signature("short"); }).find("signature"), std::string::npos);
}

TEST(DispatchDelivery, GivesBackWhatWasEncoded) {
  const auto decoded = DecodeDispatchDelivery(Encode(SampleDelivery()));
  ASSERT_TRUE(decoded.ok()) << decoded.status();
  EXPECT_EQ(*decoded, SampleDelivery());
}

TEST(DispatchDelivery, TellsAResend) {
  DispatchDelivery delivery = SampleDelivery();
  delivery.resent_at = absl::FromUnixMicros(1717030999000001);
  EXPECT_EQ(DecodeDispatchDelivery(Encode(delivery)).value(), delivery);
}

TEST(DispatchDelivery, OfAnExternalRegisterHasNoProof) {
  DispatchDelivery delivery = SampleDelivery();
  delivery.register_leaf = delivery.register_nonce = delivery.register_proof = "";
  EXPECT_EQ(DecodeDispatchDelivery(Encode(delivery)).value(), delivery);
}

TEST(DispatchDelivery, NeverChangesItsBytes) {
  EXPECT_EQ(crypto::Sha256(Encode(SampleDelivery())).Hex(), "ad16845f15e139e85735aad2bbd15ed89d918239b51c2902bc8b5b48a70e1556");
}

TEST(DispatchDelivery, NamesTheFieldThatIsWrong) {
  const auto refused = [](auto change) {
    v1::DispatchDelivery message;
    EXPECT_TRUE(message.ParseFromString(Encode(SampleDelivery())));
    change(message);
    const absl::Status status = DecodeDispatchDelivery(message.SerializeAsString()).status();
    EXPECT_TRUE(status::Is(status, Reason::kInvalidField)) << status;
    const auto details = status::DetailsOf(status);
    return details.empty() ? std::string() : details[0].value;
  };
  EXPECT_EQ(refused([](auto& m) { m.set_dispatch("agencies/a"); }), "dispatch");
  EXPECT_EQ(refused([](auto& m) { m.set_dispatch("agencies/a/dispatches/"); }), "dispatch");
  EXPECT_EQ(refused([](auto& m) { m.clear_delivery_id(); }), "delivery_id");
  EXPECT_EQ(refused([](auto& m) { m.set_attempt(0); }), "attempt");
  EXPECT_EQ(refused([](auto& m) { m.set_attempt(-1); }), "attempt");
  EXPECT_EQ(refused([](auto& m) { m.set_recipient("agencies/A"); }), "recipient");
  EXPECT_EQ(refused([](auto& m) { m.clear_sealed_at(); }), "sealed_at");
  EXPECT_EQ(refused([](auto& m) { m.mutable_sealed_at()->set_nanos(-1); }), "sealed_at");
  EXPECT_EQ(refused([](auto& m) { m.mutable_sealed_at()->set_seconds(INT64_MAX); }), "sealed_at");
  EXPECT_EQ(refused([](auto& m) { m.mutable_resent_at()->set_nanos(-1); }), "resent_at");
  EXPECT_EQ(refused([](auto& m) { m.set_content_digest("short"); }), "content_digest");
  EXPECT_EQ(refused([](auto& m) { m.clear_manifest(); }), "manifest");
  EXPECT_EQ(refused([](auto& m) { m.set_urgency(4); }), "urgency");
  EXPECT_EQ(refused([](auto& m) { m.clear_register_nonce(); }), "register_nonce");
  EXPECT_EQ(refused([](auto& m) { m.clear_register_leaf(); }), "register_nonce");
  EXPECT_EQ(refused([](auto& m) { m.clear_register_proof(); }), "register_proof");
}

TEST(Receipt, GivesBackWhatWasEncoded) {
  const auto decoded = DecodeReceipt(Encode(SampleReceipt()));
  ASSERT_TRUE(decoded.ok()) << decoded.status();
  EXPECT_EQ(*decoded, SampleReceipt());
}

TEST(Receipt, NeverChangesItsBytes) {
  EXPECT_EQ(crypto::Sha256(Encode(SampleReceipt())).Hex(), "b95b504fe510db45a4e58d8ab324b36069ee6c3c2b5bcf927c7e93ff487373e9");
}

TEST(Receipt, KnowsTheStatusesOfDecision28AndNoOther) {
  for (int number = -1; number <= 20; ++number) {
    Receipt receipt = SampleReceipt();
    receipt.status = static_cast<ReceiptStatus>(number);
    const bool is_known = (number >= 1 && number <= 6) || number == 13 || number == 15 || number == 16;
    EXPECT_EQ(DecodeReceipt(Encode(receipt)).ok(), is_known) << number;
  }
}

TEST(Receipt, NeedsAnInbox) {
  Receipt receipt = SampleReceipt();
  receipt.inbox = InboxId();
  EXPECT_EQ(status::DetailsOf(DecodeReceipt(Encode(receipt)).status()).at(0).value, "inbox");
}

std::string Mutated(std::string bytes, std::mt19937& random) {
  const auto below = [&](size_t limit) { return static_cast<size_t>(random() % limit); };
  for (size_t changes = 1 + below(4); changes > 0 && !bytes.empty(); --changes) {
    const size_t at = below(bytes.size());
    switch (random() % 4) {
      case 0:
        bytes[at] = static_cast<char>(random());
        break;
      case 1:
        bytes.erase(at, 1 + below(8));
        break;
      case 2:
        bytes.insert(at, 1 + below(8), static_cast<char>(random()));
        break;
      default:
        bytes.resize(at);
    }
  }
  return bytes;
}

// Whatever comes from a topic is either a record or refused with a reason, and what is accepted can be written again.
TEST(Decoding, RefusesOrUnderstandsAnyBytes) {
  std::mt19937 random(1);
  const std::string envelope = Seal(Encode(SampleDelivery()), kDispatchDeliveryType, KeyId::Trusted("k1"), Key());
  int accepted = 0;
  for (int i = 0; i < 20000; ++i) {
    const auto opened = Open(Mutated(envelope, random));
    const auto delivery = DecodeDispatchDelivery(Mutated(Encode(SampleDelivery()), random));
    const auto receipt = DecodeReceipt(Mutated(Encode(SampleReceipt()), random));
    for (const absl::Status& status : {opened.status(), delivery.status(), receipt.status()}) {
      EXPECT_TRUE(status.ok() || status::Is(status, Reason::kInvalidField)) << status;
    }
    if (delivery.ok()) {
      EXPECT_EQ(DecodeDispatchDelivery(Encode(*delivery)).value(), *delivery);
    }
    if (receipt.ok()) {
      EXPECT_EQ(DecodeReceipt(Encode(*receipt)).value(), *receipt);
    }
    accepted += (delivery.ok() ? 1 : 0) + (receipt.ok() ? 1 : 0);
  }
  EXPECT_GT(accepted, 0);
}

TEST(Decoding, NeverVerifiesAChangedPayload) {
  std::mt19937 random(2);
  const std::string payload = Encode(SampleReceipt());
  const std::string envelope = Seal(payload, kReceiptType, KeyId::Trusted("k1"), Key());
  for (int i = 0; i < 2000; ++i) {
    const auto opened = Open(Mutated(envelope, random));
    if (!opened.ok() || (opened->payload == payload && opened->payload_type == kReceiptType)) continue;
    EXPECT_FALSE(opened->Verify(Key().public_key()));
  }
}

}  // namespace
}  // namespace vanthu::event
