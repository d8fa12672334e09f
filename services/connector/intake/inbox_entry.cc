#include "services/connector/intake/inbox_entry.h"

#include <algorithm>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/resource_name.h"

namespace vanthu::connector {

std::string EntryName::Key() const { return absl::StrCat(delivery.text(), "-", attempt); }

std::string EntryName::Text() const { return absl::StrCat("agencies/", agency.text(), "/inbox/", Key()); }

absl::StatusOr<EntryName> EntryName::Parse(std::string_view text) {
  const absl::Status wrong =
      status::Error(status::Reason::kInvalidField, {{"field", "name"},
                                                    {"value", std::string(text)},
                                                    {"rule", "Phải có dạng agencies/{agency}/inbox/{delivery}-{attempt}."},
                                                    {"rule_en", "It has to be agencies/{agency}/inbox/{delivery}-{attempt}."}});
  const auto ids = IdsOf(text, {"agencies", "inbox"});
  if (!ids.ok()) return wrong;
  const std::string& key = (*ids)[1];
  const size_t dash = key.rfind('-');
  EntryName name{AgencyId::Trusted((*ids)[0]), {}, 0};
  if (dash == std::string::npos || !absl::SimpleAtoi(key.substr(dash + 1), &name.attempt) || name.attempt < 1) return wrong;
  const auto delivery = DeliveryId::Of(key.substr(0, dash));
  if (!delivery.ok()) return wrong;
  name.delivery = *delivery;
  return name;
}

bool InboxEntry::Reached(ReceiptStatus status) const {
  return std::any_of(statuses.begin(), statuses.end(), [&](const ReachedStatus& reached) { return reached.status == status; });
}

std::string InboxEntry::DeliveryName() const {
  return absl::StrCat("agencies/", issuer.text(), "/dispatches/", dispatch.text(), "/deliveries/", name.delivery.text());
}

}  // namespace vanthu::connector
