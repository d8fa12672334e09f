#include "services/connector/rpc/connector_service.h"

#include <utility>
#include <vector>

#include "services/connector/rpc/connector_mapping.h"
#include "services/platform/rpc/audit_mapping.h"
#include "services/platform/rpc/page.h"
#include "services/platform/status/macros.h"

namespace vanthu::connector {
namespace {

// What a list request asks for.
struct Wanted {
  AgencyId agency;
  int size = 0;
  InboxDesk::Page page;
};

template <class Request>
absl::StatusOr<Wanted> WantedBy(const Request& request) {
  Wanted wanted;
  ASSIGN_OR_RETURN(wanted.agency, AgencyFrom(request.parent()));
  ASSIGN_OR_RETURN(const rpc::Page page, rpc::PageOf(request));
  wanted.size = page.size;
  wanted.page = {page.after, page.count_max()};
  return wanted;
}

}  // namespace

ConnectorService::ConnectorService(rpc::Door& door, InboxDesk& desk) : Api<v1::Connector>(door), desk_(desk) {
  Unary("ListInboxEntries", this, &ConnectorService::ListInboxEntries);
  Unary("ReportStatus", this, &ConnectorService::ReportStatus);
  Unary("ListQuarantine", this, &ConnectorService::ListQuarantine);
  Unary("ListAuditEvents", this, &ConnectorService::ListAuditEvents);
}

absl::StatusOr<v1::ListInboxEntriesResponse> ConnectorService::ListInboxEntries(const Call&,
                                                                                const v1::ListInboxEntriesRequest& request) {
  ASSIGN_OR_RETURN(const Wanted wanted, WantedBy(request));
  ASSIGN_OR_RETURN(std::vector<InboxEntry> entries, desk_.List(wanted.agency, wanted.page));
  v1::ListInboxEntriesResponse response;
  response.set_next_page_token(rpc::CutToPage(entries, wanted.size, &InboxEntry::position));
  for (const InboxEntry& entry : entries) *response.add_entries() = ToProto(entry);
  return response;
}

absl::StatusOr<v1::InboxEntry> ConnectorService::ReportStatus(const Call& call, const v1::ReportStatusRequest& request) {
  ASSIGN_OR_RETURN(const InboxDesk::StatusReport report, ReportFrom(request, call));
  ASSIGN_OR_RETURN(const InboxEntry entry, desk_.Report(report));
  return ToProto(entry);
}

absl::StatusOr<v1::ListQuarantineResponse> ConnectorService::ListQuarantine(const Call&,
                                                                            const v1::ListQuarantineRequest& request) {
  ASSIGN_OR_RETURN(const Wanted wanted, WantedBy(request));
  ASSIGN_OR_RETURN(std::vector<QuarantinedRecord> records, desk_.ListQuarantine(wanted.agency, wanted.page));
  v1::ListQuarantineResponse response;
  response.set_next_page_token(rpc::CutToPage(records, wanted.size, &QuarantinedRecord::position));
  for (const QuarantinedRecord& record : records) *response.add_records() = ToProto(record);
  return response;
}

absl::StatusOr<v1::ListAuditEventsResponse> ConnectorService::ListAuditEvents(const Call&,
                                                                              const v1::ListAuditEventsRequest& request) {
  ASSIGN_OR_RETURN(const Wanted wanted, WantedBy(request));
  ASSIGN_OR_RETURN(std::vector<audit::StoredEvent> events, desk_.ListAudit(wanted.agency, wanted.page));
  v1::ListAuditEventsResponse response;
  response.set_next_page_token(rpc::CutToPage(events, wanted.size, &audit::StoredEvent::id));
  for (const audit::StoredEvent& event : events) *response.add_events() = rpc::ToProto(event);
  return response;
}

}  // namespace vanthu::connector
