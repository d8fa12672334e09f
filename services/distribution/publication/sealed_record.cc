#include "services/distribution/publication/sealed_record.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/platform/bus/bus.h"
#include "services/platform/bus/cloud_event_headers.h"
#include "services/platform/event/dispatch_delivery.h"
#include "services/platform/event/envelope.h"

namespace vanthu::distribution {

outbox::Entry SealRecord(const EnvelopeKey& key, const Dispatch& dispatch, const Delivery& delivery, absl::Time sealed_at) {
  const RegisterEntry& entry = dispatch.register_entry;
  const event::DispatchDelivery payload{.issuer = dispatch.name.agency,
                                        .dispatch = dispatch.name.id,
                                        .delivery = delivery.name.id,
                                        .attempt = delivery.attempt,
                                        .recipient = delivery.recipient,
                                        .sealed_at = sealed_at,
                                        .content_digest = delivery.content_digest,
                                        .manifest = dispatch.manifest_text,
                                        .register_leaf = entry.leaf,
                                        .register_nonce = entry.nonce,
                                        .register_proof = entry.proof,
                                        .urgency = dispatch.urgency,
                                        .document_type = dispatch.document_type,
                                        .abstract = dispatch.abstract,
                                        .note = delivery.note,
                                        .issuer_display_name = dispatch.issuer_display_name,
                                        .resent_at = delivery.resent_at};
  const std::string name = OutboxNameOf(delivery.name.id, delivery.attempt);
  bus::Record record{.topic = InboxTopic(delivery.recipient.agency),
                     .key = dispatch.name.id.text(),
                     .value = event::Seal(event::Encode(payload), event::kDispatchDeliveryType, key.id, key.key),
                     .headers = bus::CloudEventHeaders({.id = name,
                                                        .source = absl::StrCat("/agencies/", dispatch.name.agency.text()),
                                                        .type = event::kDispatchDeliveryEvent,
                                                        .subject = delivery.name.Text(),
                                                        .time = sealed_at,
                                                        .content_type = event::kDispatchDeliveryType,
                                                        .traceparent = ""})};
  return {.name = name, .record = std::move(record), .urgency = dispatch.urgency, .due = sealed_at};
}

}  // namespace vanthu::distribution
