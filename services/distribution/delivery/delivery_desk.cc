#include "services/distribution/delivery/delivery_desk.h"

#include <map>
#include <utility>

#include "services/distribution/delivery/inbox_registry.h"
#include "services/distribution/limits.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/outbox/outbox_store.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/text/utf8.h"

namespace vanthu::distribution {
namespace {

// That a queued record reached its topic is told by the outbox, and by it alone.
ShownDelivery Shown(Delivery delivery, const std::map<std::string, outbox::Sends>& sends) {
  ShownDelivery shown{std::move(delivery), 0, {}};
  Delivery& seen = shown.delivery;
  shown.next_step_at = seen.next_try_at;
  const auto found = sends.find(OutboxNameOf(seen.name.id, seen.attempt));
  if (found == sends.end()) return shown;
  shown.sends = found->second.count;
  const bool will_send = found->second.is_open && found->second.due < absl::InfiniteFuture();
  if (!shown.next_step_at && will_send) shown.next_step_at = found->second.due;
  if (seen.state == DeliveryState::kQueued && shown.sends > 0) {
    seen.state = DeliveryState::kSent;
    seen.updated_at = std::max(seen.updated_at, found->second.last_sent_at.value_or(seen.updated_at));
  }
  return shown;
}

absl::StatusOr<std::vector<ShownDelivery>> ShowAll(sql::Transaction& tx, std::vector<Delivery> deliveries) {
  std::vector<std::string> names;
  names.reserve(deliveries.size());
  for (const Delivery& delivery : deliveries) names.push_back(OutboxNameOf(delivery.name.id, delivery.attempt));
  ASSIGN_OR_RETURN(const auto sends, outbox::FindSends(tx, names));
  std::vector<ShownDelivery> shown;
  shown.reserve(deliveries.size());
  for (Delivery& delivery : deliveries) shown.push_back(Shown(std::move(delivery), sends));
  return shown;
}

absl::Status AppendAnswered(sql::Transaction& tx, const DeliveryId& delivery, std::vector<AnsweredAttempt>& attempts) {
  ASSIGN_OR_RETURN(const std::vector<ReachedStatus> known, DeliveryStore::Reached(tx, delivery));
  std::map<Attempt, std::vector<ReceiptStatus>> by_attempt;
  for (const ReachedStatus& reached : known) by_attempt[reached.attempt].push_back(reached.status);
  for (auto& [attempt, statuses] : by_attempt) {
    ASSIGN_OR_RETURN(auto envelope, outbox::FindValue(tx, OutboxNameOf(delivery, attempt)));
    if (envelope) attempts.push_back({*std::move(envelope), std::move(statuses)});
  }
  return absl::OkStatus();
}

absl::Status StoreDead(sql::Transaction& tx, const Delivery& delivery) {
  RETURN_IF_ERROR(outbox::Close(tx, OutboxNameOf(delivery.name.id, delivery.attempt)));
  return audit::Store(tx, {{.event = "delivery.dead",
                            .agency = delivery.name.dispatch.agency,
                            .actor = "services/connector",
                            .subject = delivery.name.Text(),
                            .outcome = "ok",
                            .detail = delivery.reason,
                            .at = delivery.updated_at}});
}

// A word of an earlier attempt, or from before a person's resend, says nothing of what is under way now.
bool IsLate(const ConnectorProgress& told, const Delivery& delivery) {
  return told.attempt != delivery.attempt || told.resent_at < delivery.resent_at;
}

absl::Status StoreProgress(sql::Transaction& tx, const AgencyId& recipient, const ConnectorProgress& told, absl::Time now) {
  ASSIGN_OR_RETURN(auto found, DeliveryStore::FindToChange(tx, told.delivery));
  if (!found || found->recipient.agency != recipient || IsLate(told, *found)) return absl::OkStatus();
  Delivery& delivery = *found;
  if (delivery.state != DeliveryState::kQueued && delivery.state != DeliveryState::kDead) return absl::OkStatus();
  const bool dies = told.state == "dead" && delivery.state != DeliveryState::kDead;
  delivery.progress = told.state;
  delivery.reason = std::string(text::PrefixOf(told.reason, kReasonBytesMax));
  delivery.next_try_at = told.next_try_at;
  if (dies) {
    delivery.state = DeliveryState::kDead;
    delivery.updated_at = now;
    RETURN_IF_ERROR(StoreDead(tx, delivery));
  }
  return DeliveryStore::Update(tx, delivery);
}

}  // namespace

absl::StatusOr<std::vector<ShownDelivery>> DeliveryDesk::List(const DispatchName& dispatch, int64_t after_position,
                                                              int count_max) {
  return sql::Read<std::vector<ShownDelivery>>(
      database_, [&](sql::Transaction& tx) -> absl::StatusOr<std::vector<ShownDelivery>> {
        ASSIGN_OR_RETURN(auto deliveries, DeliveryStore::List(tx, dispatch, after_position, count_max));
        return ShowAll(tx, std::move(deliveries));
      });
}

absl::StatusOr<ShownDelivery> DeliveryDesk::Find(const DeliveryName& name) {
  return sql::Read<ShownDelivery>(database_, [&](sql::Transaction& tx) -> absl::StatusOr<ShownDelivery> {
    ASSIGN_OR_RETURN(auto found, DeliveryStore::Find(tx, name));
    if (!found) return status::Error(status::Reason::kNotFound, {{"name", name.Text()}});
    ASSIGN_OR_RETURN(auto shown, ShowAll(tx, {*std::move(found)}));
    return std::move(shown.front());
  });
}

absl::StatusOr<AnsweredPage> DeliveryDesk::ListAnswered(const AgencyId& recipient, const InboxId& inbox,
                                                        const AnsweredPlace& after, int count_max) {
  return sql::Read<AnsweredPage>(database_, [&](sql::Transaction& tx) -> absl::StatusOr<AnsweredPage> {
    RETURN_IF_ERROR(InboxRegistry::Judge(tx, recipient, inbox));
    ASSIGN_OR_RETURN(const auto deliveries, DeliveryStore::ListAnswered(tx, recipient, after, count_max));
    AnsweredPage page{.last = after, .is_last = static_cast<int>(deliveries.size()) < count_max};
    for (const Delivery& delivery : deliveries) {
      RETURN_IF_ERROR(AppendAnswered(tx, delivery.name.id, page.attempts));
      page.last = {delivery.published_at, delivery.name.id};
    }
    return page;
  });
}

absl::Status DeliveryDesk::Report(const AgencyId& recipient, const InboxId& inbox,
                                  const std::vector<ConnectorProgress>& progress) {
  const absl::Time now = clock_.Now();
  return database_.Write([&](sql::Transaction& tx) -> absl::Status {
    RETURN_IF_ERROR(InboxRegistry::Judge(tx, recipient, inbox));
    for (const ConnectorProgress& told : progress) RETURN_IF_ERROR(StoreProgress(tx, recipient, told, now));
    return absl::OkStatus();
  });
}

}  // namespace vanthu::distribution
