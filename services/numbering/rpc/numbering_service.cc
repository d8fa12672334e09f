#include "services/numbering/rpc/numbering_service.h"

#include <optional>
#include <utility>
#include <vector>

#include "services/numbering/rpc/numbering_mapping.h"
#include "services/platform/rpc/audit_mapping.h"
#include "services/platform/rpc/page.h"
#include "services/platform/status/macros.h"

namespace vanthu::numbering {

NumberingService::NumberingService(rpc::Door& door, NumberingRooms rooms) : Api<v1::Numbering>(door), rooms_(rooms) {
  Unary("Allocate", this, &NumberingService::Allocate);
  Unary("Record", this, &NumberingService::Record);
  Unary("Void", this, &NumberingService::Void);
  Unary("GetNumber", this, &NumberingService::GetNumber);
  Unary("ListNumbers", this, &NumberingService::ListNumbers);
  Unary("AcceptClock", this, &NumberingService::AcceptClock);
  Unary("ReleaseBooks", this, &NumberingService::ReleaseBooks);
  Unary("ListAuditEvents", this, &NumberingService::ListAuditEvents);
}

void NumberingService::Allocate(const Call& call, const v1::AllocateRequest& request, rpc::Done<v1::AllocateResponse> done) {
  auto allocation = AllocationFrom(request, call);
  if (!allocation.ok()) return done(allocation.status());
  rooms_.allocator.Allocate(*std::move(allocation), [done](absl::StatusOr<Allocation> given) {
    if (!given.ok()) return done(given.status());
    v1::AllocateResponse response;
    *response.mutable_number() = ToProto(given->row);
    response.set_checkpoint(std::move(given->checkpoint));
    done(std::move(response));
  });
}

absl::StatusOr<v1::RecordResponse> NumberingService::Record(const Call& call, const v1::RecordRequest& request) {
  ASSIGN_OR_RETURN(const RecordRequest record, RecordFrom(request, call));
  ASSIGN_OR_RETURN(const Recorded recorded, rooms_.finisher.Record(record));
  return ToProto(recorded);
}

absl::StatusOr<v1::VoidResponse> NumberingService::Void(const Call& call, const v1::VoidRequest& request) {
  ASSIGN_OR_RETURN(const VoidRequest voiding, VoidFrom(request, call));
  ASSIGN_OR_RETURN(const std::optional<RegisterRow> row, rooms_.finisher.Void(voiding));
  v1::VoidResponse response;
  if (row) *response.mutable_number() = ToProto(*row);
  return response;
}

absl::StatusOr<v1::Number> NumberingService::GetNumber(const Call&, const v1::GetNumberRequest& request) {
  ASSIGN_OR_RETURN(const IssuanceName name, IssuanceNameFrom(request.name()));
  ASSIGN_OR_RETURN(const RegisterRow row, rooms_.keeper.Get(name.agency, name.issuance));
  return ToProto(row);
}

absl::StatusOr<v1::ListNumbersResponse> NumberingService::ListNumbers(const Call&, const v1::ListNumbersRequest& request) {
  ASSIGN_OR_RETURN(const AgencyId agency, AgencyFrom(request.parent()));
  ASSIGN_OR_RETURN(const BookId book, BookFrom(request.book()));
  ASSIGN_OR_RETURN(const rpc::Page page, rpc::PageOf(request));
  ASSIGN_OR_RETURN(std::vector<RegisterRow> rows,
                   rooms_.keeper.List(agency, {{book, request.year()}, page.after, page.count_max()}));
  v1::ListNumbersResponse response;
  response.set_next_page_token(rpc::CutToPage(rows, page.size, [](const RegisterRow& row) { return row.number.number; }));
  for (const RegisterRow& row : rows) *response.add_numbers() = ToProto(row);
  return response;
}

absl::StatusOr<v1::AcceptClockResponse> NumberingService::AcceptClock(const Call& call, const v1::AcceptClockRequest& request) {
  ASSIGN_OR_RETURN(const AgencyId agency, AgencyFrom(request.parent()));
  ASSIGN_OR_RETURN(const absl::Time accepted, rooms_.keeper.AcceptClock({agency, request.reason(), call.caller.name()}));
  v1::AcceptClockResponse response;
  *response.mutable_accepted() = ToProto(accepted);
  return response;
}

absl::StatusOr<v1::ReleaseBooksResponse> NumberingService::ReleaseBooks(const Call& call,
                                                                        const v1::ReleaseBooksRequest& request) {
  ASSIGN_OR_RETURN(const AgencyId agency, AgencyFrom(request.parent()));
  ASSIGN_OR_RETURN(const absl::Time released, rooms_.keeper.Release({agency, request.reason(), call.caller.name()}));
  v1::ReleaseBooksResponse response;
  *response.mutable_released() = ToProto(released);
  return response;
}

absl::StatusOr<v1::ListAuditEventsResponse> NumberingService::ListAuditEvents(const Call&,
                                                                              const v1::ListAuditEventsRequest& request) {
  ASSIGN_OR_RETURN(const AgencyId agency, AgencyFrom(request.parent()));
  ASSIGN_OR_RETURN(const rpc::Page page, rpc::PageOf(request));
  ASSIGN_OR_RETURN(std::vector<audit::StoredEvent> events, rooms_.keeper.ListAudit(agency, {page.after, page.count_max()}));
  v1::ListAuditEventsResponse response;
  response.set_next_page_token(rpc::CutToPage(events, page.size, &audit::StoredEvent::id));
  for (const audit::StoredEvent& event : events) *response.add_events() = rpc::ToProto(event);
  return response;
}

}  // namespace vanthu::numbering
