#pragma once

#include "services/numbering/register/book_keeper.h"
#include "services/numbering/register/number_allocator.h"
#include "services/numbering/register/number_finisher.h"
#include "services/platform/rpc/api.h"
#include "vanthu/numbering/v1/numbering.grpc.pb.h"

namespace vanthu::numbering {

// What the service speaks for. Owned by the door.
struct NumberingRooms {
  NumberAllocator& allocator;
  NumberFinisher& finisher;
  BookKeeper& keeper;
};

// vanthu.numbering.v1.Numbering over the rooms.
class NumberingService : public rpc::Api<v1::Numbering> {
 public:
  NumberingService(rpc::Door& door, NumberingRooms rooms);

 private:
  using Call = rpc::Call;
  void Allocate(const Call& call, const v1::AllocateRequest& request, rpc::Done<v1::AllocateResponse> done);
  absl::StatusOr<v1::RecordResponse> Record(const Call& call, const v1::RecordRequest& request);
  absl::StatusOr<v1::VoidResponse> Void(const Call& call, const v1::VoidRequest& request);
  absl::StatusOr<v1::Number> GetNumber(const Call& call, const v1::GetNumberRequest& request);
  absl::StatusOr<v1::ListNumbersResponse> ListNumbers(const Call& call, const v1::ListNumbersRequest& request);
  absl::StatusOr<v1::AcceptClockResponse> AcceptClock(const Call& call, const v1::AcceptClockRequest& request);
  absl::StatusOr<v1::ReleaseBooksResponse> ReleaseBooks(const Call& call, const v1::ReleaseBooksRequest& request);
  absl::StatusOr<v1::ListAuditEventsResponse> ListAuditEvents(const Call& call, const v1::ListAuditEventsRequest& request);

  NumberingRooms rooms_;
};

}  // namespace vanthu::numbering
