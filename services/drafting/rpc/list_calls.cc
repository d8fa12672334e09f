// The calls of vanthu.drafting.v1.Drafting that list: drafts, their revisions, issuances.

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/drafting/draft/draft_json.h"
#include "services/drafting/issuance/draft_list_store.h"
#include "services/drafting/issuance/issuance_store.h"
#include "services/drafting/rpc/drafting_mapping.h"
#include "services/drafting/rpc/drafting_service.h"
#include "services/drafting/rpc/review_mapping.h"
#include "services/platform/rpc/page.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::drafting {
namespace {

absl::Status UnknownState(std::string_view field, int number) {
  return status::Error(status::Reason::kInvalidField, {{"field", std::string(field)},
                                                       {"value", absl::StrCat(number)},
                                                       {"rule", "Không có trạng thái này."},
                                                       {"rule_en", "There is no such state."}});
}

DraftQueue QueueOf(const rpc::Caller& caller) {
  const std::vector<ReviewRole> roles = ReviewRolesOf(caller);
  const bool drafts = std::find(roles.begin(), roles.end(), ReviewRole::kDrafter) != roles.end();
  return {drafts ? caller.name() : "", StatesWaitingFor(roles)};
}

absl::StatusOr<DraftFilter> FilterOf(const rpc::Call& call, const v1::ListDraftsRequest& request) {
  DraftFilter filter;
  if (!request.source_digest().empty()) {
    ASSIGN_OR_RETURN(filter.source, ParseDigest("source_digest", request.source_digest()));
  }
  if (request.mine()) filter.made_by = call.caller.name();
  if (!v1::DraftState_IsValid(request.state())) return UnknownState("state", request.state());
  if (request.state() != v1::DRAFT_STATE_UNSPECIFIED) filter.stage = static_cast<DraftStage>(request.state());
  if (request.waits_for_me()) filter.queue = QueueOf(call.caller);
  return filter;
}

absl::StatusOr<std::vector<IssuanceState>> StatesOf(const v1::ListIssuancesRequest& request) {
  std::vector<IssuanceState> states;
  for (const int state : request.states()) {
    if (!v1::IssuanceState_IsValid(state) || state == v1::ISSUANCE_STATE_UNSPECIFIED) return UnknownState("states", state);
    states.push_back(static_cast<IssuanceState>(state));
  }
  return states;
}

absl::StatusOr<ListPlace> PlaceBefore(const std::string& page_token) {
  ASSIGN_OR_RETURN(const std::optional<rpc::PlaceInTime> place, rpc::PlaceInTimeOf(page_token));
  return place ? ListPlace{place->at, place->id} : ListPlace{};
}

}  // namespace

absl::StatusOr<v1::ListDraftsResponse> DraftingService::ListDrafts(const rpc::Call& call, const v1::ListDraftsRequest& request) {
  ASSIGN_OR_RETURN(const AgencyId agency, ParseAgencyName(request.parent()));
  ASSIGN_OR_RETURN(const int size, rpc::PageSizeOf(request.page_size()));
  ASSIGN_OR_RETURN(const DraftFilter filter, FilterOf(call, request));
  ASSIGN_OR_RETURN(const ListPlace before, PlaceBefore(request.page_token()));
  v1::ListDraftsResponse response;
  RETURN_IF_ERROR(rooms_.database.Read([&](sql::Transaction& tx) -> absl::Status {
    response.Clear();
    ASSIGN_OR_RETURN(const auto standings, DraftListStore::List(tx, agency, filter, before, size + 1));
    std::vector<DraftId> ids;
    for (const DraftStanding& standing : standings) ids.push_back(standing.name.id);
    ASSIGN_OR_RETURN(std::vector<StoredDraft> drafts, DraftStore::FindAll(tx, agency, ids));
    response.set_next_page_token(
        rpc::CutToPage(drafts, size, [](const StoredDraft& last) { return rpc::TokenOf(last.created_at, last.name.id.text()); }));
    for (size_t at = 0; at < drafts.size(); ++at) *response.add_drafts() = ToProto(drafts[at], standings[at]);
    return absl::OkStatus();
  }));
  return response;
}

absl::StatusOr<v1::ListRevisionsResponse> DraftingService::ListRevisions(const rpc::Call&,
                                                                         const v1::ListRevisionsRequest& request) {
  ASSIGN_OR_RETURN(const DraftName name, ParseDraftName(request.parent()));
  ASSIGN_OR_RETURN(const int size, rpc::PageSizeOf(request.page_size()));
  ASSIGN_OR_RETURN(const std::optional<int64_t> position, rpc::PositionOf(request.page_token()));
  const int64_t before = position.value_or(std::numeric_limits<int64_t>::max());
  v1::ListRevisionsResponse response;
  RETURN_IF_ERROR(rooms_.database.Read([&](sql::Transaction& tx) -> absl::Status {
    response.Clear();
    ASSIGN_OR_RETURN(std::vector<Revision> revisions, DraftStore::ListRevisions(tx, name, before, size + 1));
    response.set_next_page_token(rpc::CutToPage(revisions, size, &Revision::ordinal));
    ASSIGN_OR_RETURN(const auto approvals, ApprovalStore::List(tx, name));
    for (const Revision& revision : revisions) {
      const auto approval = approvals.find(revision.id);
      const bool is_approved = approval != approvals.end();
      *response.add_revisions() = ToProto(name, revision, is_approved ? std::optional(approval->second) : std::nullopt);
    }
    return absl::OkStatus();
  }));
  return response;
}

absl::StatusOr<v1::Revision> DraftingService::GetRevision(const rpc::Call&, const v1::GetRevisionRequest& request) {
  ASSIGN_OR_RETURN(const RevisionName name, ParseRevisionName(request.name()));
  v1::Revision proto;
  RETURN_IF_ERROR(rooms_.database.Read([&](sql::Transaction& tx) -> absl::Status {
    ASSIGN_OR_RETURN(const Revision revision, DraftStore::FindRevision(tx, name.draft, name.id));
    ASSIGN_OR_RETURN(const auto approval, ApprovalStore::Find(tx, name.draft, name.id));
    proto = ToProto(name.draft, revision, approval);
    proto.set_content_json(CanonicalJson(revision.content));
    return absl::OkStatus();
  }));
  return proto;
}

absl::StatusOr<v1::ListIssuancesResponse> DraftingService::ListIssuances(const rpc::Call&,
                                                                         const v1::ListIssuancesRequest& request) {
  ASSIGN_OR_RETURN(const AgencyId agency, ParseAgencyName(request.parent()));
  ASSIGN_OR_RETURN(const int size, rpc::PageSizeOf(request.page_size()));
  ASSIGN_OR_RETURN(const std::vector<IssuanceState> states, StatesOf(request));
  ASSIGN_OR_RETURN(const ListPlace before, PlaceBefore(request.page_token()));
  ASSIGN_OR_RETURN(auto issuances, sql::Read<std::vector<Issuance>>(rooms_.database, [&](sql::Transaction& tx) {
                     return IssuanceStore::List(tx, agency, states, before, size + 1);
                   }));
  v1::ListIssuancesResponse response;
  response.set_next_page_token(
      rpc::CutToPage(issuances, size, [](const Issuance& last) { return rpc::TokenOf(last.created_at, last.name.id.text()); }));
  for (const Issuance& issuance : issuances) {
    v1::Issuance* proto = response.add_issuances();
    *proto = ToProto(issuance);
    proto->clear_lines();
  }
  return response;
}

}  // namespace vanthu::drafting
