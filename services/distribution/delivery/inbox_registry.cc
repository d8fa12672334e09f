#include "services/distribution/delivery/inbox_registry.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "services/distribution/delivery/delivery_store.h"
#include "services/distribution/delivery/inbox_store.h"
#include "services/distribution/limits.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/text/utf8.h"

namespace vanthu::distribution {
namespace {

using status::Reason;

std::string AgencyName(const AgencyId& agency) { return absl::StrCat("agencies/", agency.text()); }

absl::Status Moved(const AgencyId& agency, const std::optional<InboxSeat>& seat) {
  const std::string elsewhere = seat && seat->inbox ? seat->inbox->text() : "-";
  return status::Error(Reason::kInboxMoved, {{"name", AgencyName(agency)}, {"value", elsewhere}});
}

audit::Event AuditOf(const AgencyId& agency, const InboxId& inbox, absl::Time at) {
  return {.event = "inbox.registered",
          .agency = agency,
          .actor = "services/connector",
          .subject = AgencyName(agency),
          .outcome = "ok",
          .detail = inbox.text(),
          .at = at};
}

// A refusal is told once per inbox: a connector asks again every time it starts.
absl::Status StoreRefusal(sql::Transaction& tx, const AgencyId& agency, InboxSeat seat, const InboxId& asking, absl::Time at) {
  if (seat.refused == asking.text()) return absl::OkStatus();
  seat.refused = asking.text();
  audit::Event refused = AuditOf(agency, asking, at);
  refused.outcome = std::string(status::Name(Reason::kInboxMoved));
  RETURN_IF_ERROR(audit::Store(tx, {refused}));
  return InboxStore::Put(tx, agency, seat, at);
}

}  // namespace

absl::StatusOr<bool> InboxRegistry::Register(const AgencyId& agency, const InboxId& inbox) {
  const absl::Time now = clock_.Now();
  std::optional<InboxSeat> taken;
  ASSIGN_OR_RETURN(const bool has_received, sql::Write<bool>(database_, [&](sql::Transaction& tx) -> absl::StatusOr<bool> {
                     ASSIGN_OR_RETURN(const auto seat, InboxStore::Find(tx, agency));
                     const bool is_another = seat && seat->inbox && *seat->inbox != inbox;
                     const bool was_released = seat && !seat->inbox && seat->refused == inbox.text();
                     taken = is_another || was_released ? seat : std::nullopt;
                     if (taken) {
                       RETURN_IF_ERROR(StoreRefusal(tx, agency, *taken, inbox, now));
                       return false;
                     }
                     if (!seat || !seat->inbox) {
                       RETURN_IF_ERROR(InboxStore::Put(tx, agency, {inbox, ""}, now));
                       RETURN_IF_ERROR(audit::Store(tx, {AuditOf(agency, inbox, now)}));
                     }
                     ASSIGN_OR_RETURN(const auto answered, DeliveryStore::ListAnswered(tx, agency, {}, 1));
                     return !answered.empty();
                   }));
  if (taken) return Moved(agency, taken);
  return has_received;
}

absl::StatusOr<InboxId> InboxRegistry::Release(const AgencyId& agency, const std::string& reason, const std::string& actor) {
  if (reason.empty() || reason.size() > kReasonBytesMax) {
    return status::Error(Reason::kInvalidField,
                         {{"field", "reason"},
                          {"value", std::string(text::PrefixOf(reason, 40))},
                          {"rule", absl::StrCat("Chuyển hộp nhận phải có lý do, dài không quá ", kReasonBytesMax, " byte.")},
                          {"rule_en", absl::StrCat("An inbox is moved with a reason of at most ", kReasonBytesMax, " bytes.")}});
  }
  const absl::Time now = clock_.Now();
  return sql::Write<InboxId>(database_, [&](sql::Transaction& tx) -> absl::StatusOr<InboxId> {
    ASSIGN_OR_RETURN(const auto seat, InboxStore::Find(tx, agency));
    if (!seat) return InboxId();
    // The connector that was released asks again at once: it must not win the seat it was sent away from. Released once more, it
    // may.
    const InboxId released = seat->inbox.value_or(InboxId());
    RETURN_IF_ERROR(InboxStore::Put(tx, agency, {std::nullopt, released.text()}, now));
    RETURN_IF_ERROR(audit::Store(tx, {{.event = "inbox.released",
                                       .agency = agency,
                                       .actor = actor,
                                       .subject = AgencyName(agency),
                                       .outcome = "ok",
                                       .detail = absl::StrCat(released.text(), ": ", reason),
                                       .at = now}}));
    return released;
  });
}

absl::Status InboxRegistry::Judge(sql::Transaction& tx, const AgencyId& agency, const InboxId& inbox) {
  ASSIGN_OR_RETURN(const auto seat, InboxStore::Find(tx, agency));
  if (seat && seat->inbox && *seat->inbox == inbox) return absl::OkStatus();
  return Moved(agency, seat);
}

}  // namespace vanthu::distribution
