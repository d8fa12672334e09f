#pragma once

#include "services/connector/intake/inbox_desk.h"
#include "services/platform/rpc/api.h"
#include "vanthu/connector/v1/connector.grpc.pb.h"

namespace vanthu::connector {

// vanthu.connector.v1.Connector over the desk. The desk outlives it.
class ConnectorService : public rpc::Api<v1::Connector> {
 public:
  ConnectorService(rpc::Door& door, InboxDesk& desk);

 private:
  using Call = rpc::Call;
  absl::StatusOr<v1::ListInboxEntriesResponse> ListInboxEntries(const Call& call, const v1::ListInboxEntriesRequest& request);
  absl::StatusOr<v1::InboxEntry> ReportStatus(const Call& call, const v1::ReportStatusRequest& request);
  absl::StatusOr<v1::ListQuarantineResponse> ListQuarantine(const Call& call, const v1::ListQuarantineRequest& request);
  absl::StatusOr<v1::ListAuditEventsResponse> ListAuditEvents(const Call& call, const v1::ListAuditEventsRequest& request);

  InboxDesk& desk_;
};

}  // namespace vanthu::connector
