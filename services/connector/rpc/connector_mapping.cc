#include "services/connector/rpc/connector_mapping.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/connector/limits.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/resource_name.h"

namespace vanthu::connector {
namespace {

absl::Status Invalid(std::string_view field, std::string_view value, std::string vietnamese, std::string english) {
  return status::Error(status::Reason::kInvalidField, {{"field", std::string(field)},
                                                       {"value", std::string(value)},
                                                       {"rule", std::move(vietnamese)},
                                                       {"rule_en", std::move(english)}});
}

}  // namespace

absl::StatusOr<AgencyId> AgencyFrom(std::string_view parent) {
  const auto ids = IdsOf(parent, {"agencies"});
  if (!ids.ok()) return Invalid("parent", parent, "Phải có dạng agencies/{agency}.", "It has to be agencies/{agency}.");
  return AgencyId::Trusted(ids->front());
}

absl::StatusOr<InboxDesk::StatusReport> ReportFrom(const v1::ReportStatusRequest& request, const rpc::Call& call) {
  ASSIGN_OR_RETURN(EntryName name, EntryName::Parse(request.name()));
  return InboxDesk::StatusReport{std::move(name), request.status(), request.reason(), call.caller.name()};
}

v1::InboxEntry ToProto(const InboxEntry& entry) {
  v1::InboxEntry message;
  message.set_name(entry.name.Text());
  message.set_dispatch(absl::StrCat("agencies/", entry.issuer.text(), "/dispatches/", entry.dispatch.text()));
  message.set_recipient(entry.recipient.Name());
  message.set_attempt(entry.name.attempt);
  message.set_state(static_cast<v1::InboxState>(entry.state));
  for (const ReachedStatus& reached : entry.statuses) message.add_statuses(static_cast<int32_t>(reached.status));
  message.set_reason(entry.reason);
  message.set_location(entry.location);
  message.set_number_text(entry.number_text);
  *message.mutable_received_at() = ToProto(entry.received_at);
  if (entry.handed_over_at) *message.mutable_handed_over_at() = ToProto(*entry.handed_over_at);
  return message;
}

v1::QuarantinedRecord ToProto(const QuarantinedRecord& record) {
  v1::QuarantinedRecord message;
  message.set_topic(record.place.topic);
  message.set_offset(record.place.offset);
  message.set_reason(record.reason);
  message.set_detail(record.detail);
  *message.mutable_met_at() = ToProto(record.met_at);
  return message;
}

}  // namespace vanthu::connector
