#include "services/distribution/publication/delivery_resender.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/distribution/delivery/delivery_store.h"
#include "services/distribution/dispatch/dispatch_store.h"
#include "services/distribution/publication/sealed_record.h"
#include "services/distribution/receipt/receipt_ledger.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/outbox/outbox_store.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::distribution {
namespace {

using status::Reason;

constexpr char kNewAttempt[] = "new attempt";
constexpr char kSameAttempt[] = "same attempt";

absl::StatusOr<Delivery> FindOne(sql::Transaction& tx, const DeliveryName& name) {
  ASSIGN_OR_RETURN(auto found, DeliveryStore::FindToChange(tx, name));
  if (!found) return status::Error(Reason::kNotFound, {{"name", name.Text()}});
  return *std::move(found);
}

// The attempt's record, signed with what the delivery says now, first or in the place of the one that was sent before.
absl::Status Seal(sql::Transaction& tx, const EnvelopeKey& key, const Delivery& delivery, absl::Time now) {
  ASSIGN_OR_RETURN(const Dispatch dispatch, DispatchStore::Find(tx, delivery.name.dispatch));
  const outbox::Entry entry = SealRecord(key, dispatch, delivery, now);
  ASSIGN_OR_RETURN(const bool was_there, outbox::Renew(tx, entry));
  return was_there ? absl::OkStatus() : outbox::Add(tx, {entry});
}

}  // namespace

DeliveryResender::DeliveryResender(ResenderParts parts, std::function<void()> on_published)
    : parts_(parts), on_published_(std::move(on_published)) {}

absl::StatusOr<bool> DeliveryResender::Resend(const sql::RequestKey& key, const DeliveryName& name) {
  const Digest payload = crypto::Sha256(name.Text());
  const auto made = [&](sql::Transaction& tx) { return sql::FindRequest(tx, key, payload); };
  ASSIGN_OR_RETURN(const auto done, sql::Read<std::optional<std::string>>(parts_.database, made));
  if (done) return *done == kNewAttempt;
  ASSIGN_OR_RETURN(const auto delivery, sql::Read<std::optional<Delivery>>(parts_.database, [&](sql::Transaction& tx) {
                     return DeliveryStore::Find(tx, name);
                   }));
  if (!delivery) return status::Error(Reason::kNotFound, {{"name", name.Text()}});
  if (delivery->state == DeliveryState::kUndeliverable) {
    ASSIGN_OR_RETURN(const auto connected, parts_.directory.FindConnected({delivery->recipient.agency}));
    if (connected.empty()) return status::Error(Reason::kDeliveryNotOpen, {{"name", delivery->name.Text()}});
  }
  ASSIGN_OR_RETURN(const EnvelopeKey envelope_key, parts_.keys.KeyOf(name.dispatch.agency));
  const absl::Time now = parts_.clock.Now();
  ASSIGN_OR_RETURN(const bool new_attempt, sql::Write<bool>(parts_.database, [&](sql::Transaction& tx) -> absl::StatusOr<bool> {
                     ASSIGN_OR_RETURN(const auto twin, made(tx));
                     if (twin) return *twin == kNewAttempt;
                     ASSIGN_OR_RETURN(Delivery latest, FindOne(tx, name));
                     ASSIGN_OR_RETURN(const bool opened, Change(tx, std::move(latest), envelope_key, now));
                     const std::string what = opened ? kNewAttempt : kSameAttempt;
                     RETURN_IF_ERROR(sql::StoreRequest(tx, key, payload, what));
                     RETURN_IF_ERROR(audit::Store(tx, {{.event = "delivery.resent",
                                                        .agency = name.dispatch.agency,
                                                        .actor = key.caller,
                                                        .subject = name.Text(),
                                                        .outcome = "ok",
                                                        .detail = what,
                                                        .at = now}}));
                     return opened;
                   }));
  on_published_();
  return new_attempt;
}

absl::StatusOr<bool> DeliveryResender::Change(sql::Transaction& tx, Delivery delivery, const EnvelopeKey& key, absl::Time now) {
  const bool opens = delivery.state == DeliveryState::kRefused;
  const bool was_undeliverable = delivery.state == DeliveryState::kUndeliverable;
  if (opens) {
    ++delivery.attempt;
    delivery.resent_at.reset();
  } else if (!was_undeliverable) {
    // Later than any before it, whatever the clock says: the connector believes no other. It may have given the attempt up
    // without our having heard of it, so it is told of every resend.
    delivery.resent_at = std::max(now, delivery.resent_at.value_or(absl::InfinitePast()) + absl::Microseconds(1));
  }
  if (opens || was_undeliverable || delivery.state == DeliveryState::kDead) {
    delivery.state = DeliveryState::kQueued;
    delivery.status = 0;
    delivery.reason.clear();
    delivery.progress.clear();
    delivery.next_try_at.reset();
    delivery.updated_at = now;
  }
  RETURN_IF_ERROR(Seal(tx, key, delivery, now));
  RETURN_IF_ERROR(DeliveryStore::Update(tx, delivery));
  if (opens) RETURN_IF_ERROR(EnterParked(tx, delivery.name.dispatch, now));
  return opens;
}

}  // namespace vanthu::distribution
