#include "services/platform/event/envelope.h"

#include "absl/strings/str_format.h"
#include "services/platform/event/field.h"
#include "services/platform/status/macros.h"
#include "vanthu/event/v1/record.pb.h"

namespace vanthu::event {
namespace {

constexpr size_t kSignatureBytes = 64;        // RFC 8032 §5.1.6
constexpr size_t kPayloadTypeBytesMax = 255;  // RFC 6838 §4.2 allows 127 for each half

}  // namespace

std::string PreAuthenticationEncoding(std::string_view payload_type, std::string_view payload) {
  return absl::StrFormat("DSSEv1 %d %s %d %s", payload_type.size(), payload_type, payload.size(), payload);
}

bool Envelope::Verify(const crypto::PublicKey& key) const {
  return crypto::Verify(key, PreAuthenticationEncoding(payload_type, payload), signature);
}

std::string Seal(std::string_view payload, std::string_view payload_type, const KeyId& key_id, const crypto::SigningKey& key) {
  v1::Envelope envelope;
  envelope.set_payload(std::string(payload));
  envelope.set_payload_type(std::string(payload_type));
  envelope.set_key_id(key_id.text());
  envelope.set_signature(key.Sign(PreAuthenticationEncoding(payload_type, payload)));
  return envelope.SerializeAsString();
}

absl::StatusOr<Envelope> Open(std::string_view bytes) {
  v1::Envelope parsed;
  if (!parsed.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) return Malformed("envelope", "", "protobuf");
  Envelope envelope;
  ASSIGN_OR_RETURN(envelope.key_id, IdentifierIn<KeyId>("key_id", parsed.key_id()));
  const std::string& type = parsed.payload_type();
  if (type.empty() || type.size() > kPayloadTypeBytesMax) return Malformed("payload_type", type, "a media type");
  if (parsed.signature().size() != kSignatureBytes) {
    return Malformed("signature", absl::StrFormat("%d byte", parsed.signature().size()), "64 byte (RFC 8032)");
  }
  envelope.payload = std::move(*parsed.mutable_payload());
  envelope.payload_type = std::move(*parsed.mutable_payload_type());
  envelope.signature = std::move(*parsed.mutable_signature());
  return envelope;
}

}  // namespace vanthu::event
