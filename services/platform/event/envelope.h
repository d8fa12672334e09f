#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::event {

// The types of what an envelope can hold; a new meaning of the bytes is a new type.
inline constexpr char kDispatchDeliveryType[] = "application/vnd.vanthu.dispatch-delivery.v1+protobuf";
inline constexpr char kReceiptType[] = "application/vnd.vanthu.receipt.v1+protobuf";
// The same in the words of CloudEvents, in a record's headers.
inline constexpr char kDispatchDeliveryEvent[] = "vn.vanthu.dispatch.delivery.v1";
inline constexpr char kReceiptEvent[] = "vn.vanthu.receipt.v1";

// The value of every record: payload, its type, and the signature of the key that is named. Nothing in it is to be believed
// before Verify; the key's owner, and whether it was good at the time, only the directory knows.
struct Envelope {
  std::string payload;
  std::string payload_type;
  KeyId key_id;
  std::string signature;

  bool Verify(const crypto::PublicKey& key) const;
};

// What is signed, so that a payload can never pass for one of another type: the pre-authentication encoding of DSSE v1
// (github.com/secure-systems-lab/dsse, protocol.md).
std::string PreAuthenticationEncoding(std::string_view payload_type, std::string_view payload);

// The bytes of an envelope. The same arguments give the same bytes.
std::string Seal(std::string_view payload, std::string_view payload_type, const KeyId& key_id, const crypto::SigningKey& key);

// INVALID_FIELD where the bytes are no envelope. The signature is not judged here.
absl::StatusOr<Envelope> Open(std::string_view bytes);

}  // namespace vanthu::event
