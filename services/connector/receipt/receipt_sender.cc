#include "services/connector/receipt/receipt_sender.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/platform/bus/bus.h"
#include "services/platform/bus/cloud_event_headers.h"
#include "services/platform/event/envelope.h"
#include "services/platform/event/receipt.h"
#include "services/platform/outbox/outbox_store.h"
#include "services/platform/status/macros.h"

namespace vanthu::connector {
namespace {

std::string OutboxName(const AnsweredAttempt& answered, const ReachedStatus& reached) {
  return absl::StrCat(answered.delivery.text(), "/", answered.attempt, "/", ReceiptStatusCode(reached.status));
}

outbox::Entry Sealed(const Answerer& answerer, const AnsweredAttempt& answered, const ReachedStatus& reached, absl::Time now) {
  const event::Receipt receipt{.issuer = answered.issuer,
                               .dispatch = answered.dispatch,
                               .delivery = answered.delivery,
                               .attempt = answered.attempt,
                               .recipient = answered.recipient,
                               .content_digest = answered.content_digest,
                               .status = reached.status,
                               .reached_at = reached.reached_at,
                               .reason = reached.reason,
                               .inbox = answerer.inbox,
                               .sealed_at = now};
  const std::string name = OutboxName(answered, reached);
  const bus::CloudEvent as_event{.id = name,
                                 .source = absl::StrCat("/", answered.recipient.Name()),
                                 .type = event::kReceiptEvent,
                                 .subject = absl::StrCat("agencies/", answered.issuer.text(), "/dispatches/",
                                                         answered.dispatch.text(), "/deliveries/", answered.delivery.text()),
                                 .time = now,
                                 .content_type = event::kReceiptType,
                                 .traceparent = ""};
  bus::Record record{.topic = ReceiptsTopic(answered.issuer),
                     .key = answered.dispatch.text(),
                     .value = event::Seal(event::Encode(receipt), event::kReceiptType, answerer.key.id, answerer.key.key),
                     .headers = bus::CloudEventHeaders(as_event)};
  return {.name = name, .record = std::move(record), .urgency = Urgency::kNormal, .due = now};
}

}  // namespace

bool IsArrivalReceipt(std::string_view outbox_name) {
  const std::string code = absl::StrCat("/", ReceiptStatusCode(ReceiptStatus::kArrived));
  return outbox_name.size() >= code.size() && outbox_name.substr(outbox_name.size() - code.size()) == code;
}

absl::Status SendReceipts(sql::Transaction& tx, const Answerer& answerer, const AnsweredAttempt& answered,
                          const std::vector<ReachedStatus>& statuses, absl::Time now) {
  for (const ReachedStatus& reached : statuses) {
    ASSIGN_OR_RETURN(const bool again, outbox::Reopen(tx, OutboxName(answered, reached), now));
    if (!again) RETURN_IF_ERROR(outbox::Add(tx, {Sealed(answerer, answered, reached, now)}));
  }
  return absl::OkStatus();
}

}  // namespace vanthu::connector
