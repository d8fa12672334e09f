#include "services/platform/event/dispatch_delivery.h"

#include <utility>

#include "absl/strings/str_format.h"
#include "services/platform/event/field.h"
#include "services/platform/status/macros.h"
#include "vanthu/event/v1/record.pb.h"

namespace vanthu::event {
namespace {

constexpr size_t kNonceBytes = 16;

absl::StatusOr<Urgency> UrgencyIn(int32_t number) {
  if (number < static_cast<int32_t>(Urgency::kNormal) || number > static_cast<int32_t>(Urgency::kFlash)) {
    return Malformed("urgency", absl::StrFormat("%d", number), "0, 1, 2, 3");
  }
  return static_cast<Urgency>(number);
}

// Leaf, nonce and proof stand together or not at all.
absl::Status JudgeRegister(const v1::DispatchDelivery& parsed) {
  const bool has_leaf = !parsed.register_leaf().empty();
  const size_t nonce_bytes = parsed.register_nonce().size();
  if (nonce_bytes != (has_leaf ? kNonceBytes : 0)) {
    return Malformed("register_nonce", absl::StrFormat("%d byte", nonce_bytes), has_leaf ? "16 byte" : "0 byte");
  }
  if (has_leaf == parsed.register_proof().empty()) return Malformed("register_proof", "", "c2sp.org/tlog-proof@v1");
  return absl::OkStatus();
}

}  // namespace

std::string Encode(const DispatchDelivery& delivery) {
  v1::DispatchDelivery message;
  message.set_dispatch(TextOf(delivery.issuer, delivery.dispatch));
  message.set_delivery_id(delivery.delivery.text());
  message.set_attempt(delivery.attempt);
  message.set_recipient(delivery.recipient.Name());
  *message.mutable_sealed_at() = TimestampOf(delivery.sealed_at);
  message.set_content_digest(delivery.content_digest.Bytes());
  message.set_manifest(delivery.manifest);
  message.set_register_leaf(delivery.register_leaf);
  message.set_register_nonce(delivery.register_nonce);
  message.set_register_proof(delivery.register_proof);
  message.set_urgency(static_cast<int32_t>(delivery.urgency));
  message.set_document_type(delivery.document_type);
  message.set_abstract(delivery.abstract);
  message.set_note(delivery.note);
  message.set_issuer_display_name(delivery.issuer_display_name);
  if (delivery.resent_at) *message.mutable_resent_at() = TimestampOf(*delivery.resent_at);
  return message.SerializeAsString();
}

absl::StatusOr<DispatchDelivery> DecodeDispatchDelivery(std::string_view bytes) {
  v1::DispatchDelivery parsed;
  if (!parsed.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
    return Malformed("payload", "", "vanthu.event.v1.DispatchDelivery");
  DispatchDelivery delivery;
  ASSIGN_OR_RETURN(DispatchName name, DispatchNameIn(parsed.dispatch()));
  delivery.issuer = std::move(name.issuer);
  delivery.dispatch = std::move(name.dispatch);
  ASSIGN_OR_RETURN(delivery.delivery, IdentifierIn<DeliveryId>("delivery_id", parsed.delivery_id()));
  ASSIGN_OR_RETURN(delivery.attempt, AttemptIn(parsed.attempt()));
  ASSIGN_OR_RETURN(delivery.recipient, RecipientIn(parsed.recipient()));
  ASSIGN_OR_RETURN(delivery.sealed_at, InstantIn("sealed_at", parsed.has_sealed_at(), parsed.sealed_at()));
  ASSIGN_OR_RETURN(delivery.content_digest, DigestIn("content_digest", parsed.content_digest()));
  ASSIGN_OR_RETURN(delivery.urgency, UrgencyIn(parsed.urgency()));
  if (parsed.has_resent_at()) {
    ASSIGN_OR_RETURN(delivery.resent_at, InstantIn("resent_at", true, parsed.resent_at()));
  }
  if (parsed.manifest().empty()) return Malformed("manifest", "", "manifest v1");
  RETURN_IF_ERROR(JudgeRegister(parsed));
  delivery.manifest = std::move(*parsed.mutable_manifest());
  delivery.register_leaf = std::move(*parsed.mutable_register_leaf());
  delivery.register_nonce = std::move(*parsed.mutable_register_nonce());
  delivery.register_proof = std::move(*parsed.mutable_register_proof());
  delivery.document_type = std::move(*parsed.mutable_document_type());
  delivery.abstract = std::move(*parsed.mutable_abstract());
  delivery.note = std::move(*parsed.mutable_note());
  delivery.issuer_display_name = std::move(*parsed.mutable_issuer_display_name());
  return delivery;
}

}  // namespace vanthu::event
