#include "services/distribution/publication/dispatch_publisher.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/distribution/delivery/delivery_store.h"
#include "services/distribution/dispatch/dispatch_store.h"
#include "services/distribution/publication/sealed_record.h"
#include "services/distribution/publication/undeliverable.h"
#include "services/distribution/receipt/receipt_ledger.h"
#include "services/distribution/receipt/receipt_store.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/fault_point.h"
#include "services/verification/content_digest.h"

namespace vanthu::distribution {
namespace {

// True where the same was published before; REQUEST_ID_REUSED where another was.
absl::StatusOr<bool> WasPublished(sql::Transaction& tx, const Dispatch& dispatch) {
  ASSIGN_OR_RETURN(const auto payload, DispatchStore::Payload(tx, dispatch.name));
  if (!payload) return false;
  if (*payload == PayloadDigest(dispatch)) return true;
  return status::Error(status::Reason::kRequestIdReused, {{"value", dispatch.name.Text()}});
}

std::set<AgencyId> AgenciesOf(const verification::FrozenList& list) {
  std::set<AgencyId> agencies;
  for (const verification::FrozenRecipient& frozen : list.recipients()) agencies.insert(frozen.recipient.agency);
  return agencies;
}

Delivery DeliveryOf(const Publication& publication, const verification::FrozenRecipient& frozen, absl::Time now) {
  const DispatchName& dispatch = publication.order.dispatch.name;
  const auto& names = publication.order.display_names;
  const auto display_name = names.find(frozen.recipient);
  return {.name = {dispatch, crypto::DeliveryIdOf(dispatch.id, frozen.recipient)},
          .recipient = frozen.recipient,
          .display_name = display_name == names.end() ? frozen.recipient.Name() : display_name->second,
          .note = absl::StrJoin(frozen.notes, "; "),
          .content_digest = verification::ContentDigest(publication.manifest, frozen.recipient),
          .published_at = now,
          .updated_at = now};
}

std::vector<audit::Event> AuditOf(const Dispatch& dispatch, const std::vector<Delivery>& deliveries,
                                  const std::string& publisher) {
  const audit::Event published{.event = "dispatch.published",
                               .agency = dispatch.name.agency,
                               .actor = publisher,
                               .subject = dispatch.name.Text(),
                               .outcome = "ok",
                               .detail = absl::StrCat(deliveries.size(), " deliveries"),
                               .at = dispatch.published_at};
  std::vector<audit::Event> events = {published};
  for (const Delivery& delivery : deliveries) {
    if (delivery.state != DeliveryState::kUndeliverable) continue;
    events.push_back({.event = "delivery.undeliverable",
                      .agency = dispatch.name.agency,
                      .actor = publisher,
                      .subject = delivery.name.Text(),
                      .outcome = "ok",
                      .detail = delivery.reason,
                      .at = dispatch.published_at});
  }
  return events;
}

}  // namespace

DispatchPublisher::DispatchPublisher(PublisherParts parts, std::function<void()> on_published)
    : parts_(parts), on_published_(std::move(on_published)) {}

absl::StatusOr<Dispatch> DispatchPublisher::Publish(PublicationOrder order) {
  const DispatchName name = order.dispatch.name;
  const auto find = [&](sql::Transaction& tx) { return DispatchStore::Find(tx, name); };
  ASSIGN_OR_RETURN(const bool known,
                   sql::Read<bool>(parts_.database, [&](sql::Transaction& tx) { return WasPublished(tx, order.dispatch); }));
  if (known) return sql::Read<Dispatch>(parts_.database, find);

  ASSIGN_OR_RETURN(const Publication publication, ReadOrder(std::move(order)));
  RETURN_IF_ERROR(parts_.files.JudgeWhole(publication.manifest));
  ASSIGN_OR_RETURN(const Prepared prepared, Prepare(publication));
  RETURN_IF_ERROR(parts_.database.Write([&](sql::Transaction& tx) { return Store(tx, prepared); }));
  VANTHU_FAULT_POINT("publish.committed");
  on_published_();
  return sql::Read<Dispatch>(parts_.database, find);
}

absl::StatusOr<DispatchPublisher::Prepared> DispatchPublisher::Prepare(const Publication& publication) {
  ASSIGN_OR_RETURN(const EnvelopeKey key, parts_.keys.KeyOf(publication.manifest.issuer));
  ASSIGN_OR_RETURN(const auto connected, parts_.directory.FindConnected(AgenciesOf(publication.recipients)));
  const absl::Time now = parts_.clock.Now();
  Prepared prepared{.dispatch = publication.order.dispatch, .published_by = publication.order.published_by};
  prepared.dispatch.published_at = now;
  for (const verification::FrozenRecipient& frozen : publication.recipients.recipients()) {
    Delivery delivery = DeliveryOf(publication, frozen, now);
    delivery.position = static_cast<int64_t>(prepared.deliveries.size()) + 1;
    if (connected.count(frozen.recipient.agency) > 0) {
      prepared.entries.push_back(SealRecord(key, prepared.dispatch, delivery, now));
    } else {
      delivery.state = DeliveryState::kUndeliverable;
      delivery.reason = WhyUndeliverable(frozen.recipient.agency);
    }
    prepared.deliveries.push_back(std::move(delivery));
  }
  return prepared;
}

absl::Status DispatchPublisher::Store(sql::Transaction& tx, const Prepared& prepared) {
  ASSIGN_OR_RETURN(const bool inserted, DispatchStore::Insert(tx, prepared.dispatch));
  if (!inserted) return WasPublished(tx, prepared.dispatch).status();  // a twin of this call was quicker
  RETURN_IF_ERROR(DeliveryStore::InsertAll(tx, prepared.deliveries));
  RETURN_IF_ERROR(outbox::Add(tx, prepared.entries));
  RETURN_IF_ERROR(audit::Store(tx, AuditOf(prepared.dispatch, prepared.deliveries, prepared.published_by)));
  RETURN_IF_ERROR(ReceiptStore::AddIssuer(tx, prepared.dispatch.name.agency));
  return EnterParked(tx, prepared.dispatch.name, prepared.dispatch.published_at);
}

}  // namespace vanthu::distribution
