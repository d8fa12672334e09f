#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/platform/vocabulary/digest.h"
#include "services/platform/vocabulary/dispatch.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::event {

// One dispatch for one recipient, as it travels to the recipient's inbox topic in an envelope of the issuer (record.proto tells
// each field).
struct DispatchDelivery {
  AgencyId issuer;
  DispatchId dispatch;
  DeliveryId delivery;
  Attempt attempt = 1;
  Recipient recipient;
  absl::Time sealed_at;
  Digest content_digest;
  std::string manifest;
  std::string register_leaf;   // empty, like nonce and proof, where the issuer's register is external
  std::string register_nonce;  // 16 bytes
  std::string register_proof;
  Urgency urgency = Urgency::kNormal;
  std::string document_type;
  std::string abstract;
  std::string note;
  std::string issuer_display_name;
  std::optional<absl::Time> resent_at;  // none: no person had this attempt sent again

  friend bool operator==(const DispatchDelivery&, const DispatchDelivery&) = default;
};

std::string Encode(const DispatchDelivery& delivery);
// INVALID_FIELD, naming the field, where the bytes are none.
absl::StatusOr<DispatchDelivery> DecodeDispatchDelivery(std::string_view bytes);

}  // namespace vanthu::event
