#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/numbering/register/number_allocator.h"
#include "services/numbering/register/number_finisher.h"
#include "services/numbering/register/register_book.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/rpc/call.h"
#include "services/platform/rpc/instant_mapping.h"
#include "vanthu/numbering/v1/numbering.pb.h"

namespace vanthu::numbering {

struct IssuanceName {
  AgencyId agency;
  IssuanceId issuance;
};
absl::StatusOr<IssuanceName> IssuanceNameFrom(std::string_view name);  // of agencies/{agency}/numbers/{issuance}
absl::StatusOr<AgencyId> AgencyFrom(std::string_view parent);          // of agencies/{agency}

absl::StatusOr<AllocationRequest> AllocationFrom(const v1::AllocateRequest& request, const rpc::Call& call);
absl::StatusOr<RecordRequest> RecordFrom(const v1::RecordRequest& request, const rpc::Call& call);
absl::StatusOr<VoidRequest> VoidFrom(const v1::VoidRequest& request, const rpc::Call& call);

// How much a page holds: the default for 0, INVALID_FIELD below, LIMIT_EXCEEDED above the limit.
absl::StatusOr<BookId> BookFrom(std::string_view book);

v1::Number ToProto(const RegisterRow& row);
v1::RecordResponse ToProto(const Recorded& recorded);
using rpc::ToProto;

}  // namespace vanthu::numbering
