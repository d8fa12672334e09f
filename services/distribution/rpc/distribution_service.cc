#include "services/distribution/rpc/distribution_service.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/distribution/delivery/delivery_store.h"
#include "services/distribution/dispatch/dispatch_store.h"
#include "services/distribution/limits.h"
#include "services/distribution/rpc/distribution_mapping.h"
#include "services/distribution/rpc/file_feed.h"
#include "services/distribution/rpc/file_sink.h"
#include "services/platform/audit/audit_store.h"
#include "services/platform/rpc/audit_mapping.h"
#include "services/platform/rpc/page.h"
#include "services/platform/rpc/request_key.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::distribution {
namespace {

// A delivery to another agency is none to a person: that it is there is not theirs to know.
bool MayKnow(const rpc::Caller& caller, const Delivery& delivery) {
  return !caller.person || caller.person->agency == delivery.recipient.agency;
}

}  // namespace

DistributionService::DistributionService(rpc::Door& door, DistributionRooms rooms) : Api<v1::Distribution>(door), rooms_(rooms) {
  Upload("UploadFile", this, &DistributionService::UploadFile);
  Unary("FindMissingFiles", this, &DistributionService::FindMissingFiles);
  Unary("PublishDispatch", this, &DistributionService::PublishDispatch);
  Unary("HandOverDispatch", this, &DistributionService::HandOverDispatch);
  Unary("GetDispatch", this, &DistributionService::GetDispatch);
  Unary("ListDeliveries", this, &DistributionService::ListDeliveries);
  Unary("ResendDelivery", this, &DistributionService::ResendDelivery);
  Stream("ReadDeliveryFile", this, &DistributionService::ReadDeliveryFile);
  Stream("ReadDispatchFile", this, &DistributionService::ReadDispatchFile);
  Unary("RegisterInbox", this, &DistributionService::RegisterInbox);
  Unary("ReleaseInbox", this, &DistributionService::ReleaseInbox);
  Unary("ListReceivedDeliveries", this, &DistributionService::ListReceivedDeliveries);
  Unary("ReportProgress", this, &DistributionService::ReportProgress);
  Unary("ListAuditEvents", this, &DistributionService::ListAuditEvents);
}

absl::StatusOr<DistributionService::FileUpload> DistributionService::UploadFile(const rpc::Call& call,
                                                                                const v1::UploadFileRequest& first) {
  if (!call.caller.person) return FileSink::Open(rooms_.files.store(), first, nullptr);
  ASSIGN_OR_RETURN(const AgencyId agency, ParseAgencyName("parent", first.parent()));
  RETURN_IF_ERROR(rooms_.external.JudgeIssuer(agency, call.caller.name()));
  return FileSink::Open(rooms_.files.store(), first, [this, agency](const Digest& digest, int64_t size_bytes) {
    return rooms_.external.NoteUpload(agency, digest, size_bytes);
  });
}

absl::StatusOr<v1::FindMissingFilesResponse> DistributionService::FindMissingFiles(const rpc::Call&,
                                                                                   const v1::FindMissingFilesRequest& request) {
  RETURN_IF_ERROR(ParseAgencyName("parent", request.parent()).status());
  std::vector<Digest> digests;
  for (const std::string& bytes : request.digests()) {
    ASSIGN_OR_RETURN(const Digest digest, ParseDigest("digests", bytes));
    digests.push_back(digest);
  }
  v1::FindMissingFilesResponse response;
  for (const Digest& digest : rooms_.files.FindMissing(digests)) response.add_digests(digest.Bytes());
  return response;
}

absl::StatusOr<v1::Dispatch> DistributionService::PublishDispatch(const rpc::Call&, const v1::PublishDispatchRequest& request) {
  ASSIGN_OR_RETURN(PublicationOrder order, FromProto(request));
  ASSIGN_OR_RETURN(const Dispatch dispatch, rooms_.publisher.Publish(std::move(order)));
  return Answer(dispatch);
}

absl::StatusOr<v1::Dispatch> DistributionService::HandOverDispatch(const rpc::Call& call,
                                                                   const v1::HandOverDispatchRequest& request) {
  ASSIGN_OR_RETURN(const ExternalDispatch external, FromProto(request));
  ASSIGN_OR_RETURN(const Dispatch dispatch, rooms_.external.HandOver(external, call.caller.name()));
  return Answer(dispatch);
}

absl::StatusOr<v1::Dispatch> DistributionService::GetDispatch(const rpc::Call&, const v1::GetDispatchRequest& request) {
  ASSIGN_OR_RETURN(const DispatchName name, ParseDispatchName("name", request.name()));
  ASSIGN_OR_RETURN(const Dispatch dispatch,
                   sql::Read<Dispatch>(rooms_.database, [&](sql::Transaction& tx) { return DispatchStore::Find(tx, name); }));
  return Answer(dispatch);
}

absl::StatusOr<v1::Dispatch> DistributionService::Answer(const Dispatch& dispatch) {
  ASSIGN_OR_RETURN(const DeliveryCounts counts, sql::Read<DeliveryCounts>(rooms_.database, [&](sql::Transaction& tx) {
                     return DeliveryStore::Count(tx, dispatch.name);
                   }));
  return ToProto(dispatch, counts);
}

absl::StatusOr<v1::ListDeliveriesResponse> DistributionService::ListDeliveries(const rpc::Call&,
                                                                               const v1::ListDeliveriesRequest& request) {
  ASSIGN_OR_RETURN(const DispatchName name, ParseDispatchName("parent", request.parent()));
  ASSIGN_OR_RETURN(const rpc::Page page, rpc::PageOf(request));
  ASSIGN_OR_RETURN(std::vector<ShownDelivery> shown, rooms_.deliveries.List(name, page.after, page.count_max()));
  v1::ListDeliveriesResponse response;
  response.set_next_page_token(
      rpc::CutToPage(shown, page.size, [](const ShownDelivery& last) { return last.delivery.position; }));
  for (const ShownDelivery& one : shown) *response.add_deliveries() = ToProto(one);
  return response;
}

absl::StatusOr<v1::ResendDeliveryResponse> DistributionService::ResendDelivery(const rpc::Call& call,
                                                                               const v1::ResendDeliveryRequest& request) {
  ASSIGN_OR_RETURN(const DeliveryName name, ParseDeliveryName("name", request.name()));
  ASSIGN_OR_RETURN(const sql::RequestKey key, rpc::RequestKeyOf(call, name.dispatch.agency, request.request_id()));
  v1::ResendDeliveryResponse response;
  ASSIGN_OR_RETURN(const bool new_attempt, rooms_.resender.Resend(key, name));
  ASSIGN_OR_RETURN(const ShownDelivery shown, rooms_.deliveries.Find(name));
  response.set_new_attempt(new_attempt);
  *response.mutable_delivery() = ToProto(shown);
  return response;
}

absl::StatusOr<DistributionService::FileStream> DistributionService::ReadDeliveryFile(
    const rpc::Call& call, const v1::ReadDeliveryFileRequest& request) {
  ASSIGN_OR_RETURN(const DeliveryName name, ParseDeliveryName("name", request.name()));
  ASSIGN_OR_RETURN(const InboxId inbox, ParseInbox(request.inbox()));
  ASSIGN_OR_RETURN(const Dispatch dispatch,
                   sql::Read<Dispatch>(rooms_.database, [&](sql::Transaction& tx) -> absl::StatusOr<Dispatch> {
                     ASSIGN_OR_RETURN(const auto delivery, DeliveryStore::Find(tx, name));
                     if (!delivery || !MayKnow(call.caller, *delivery))
                       return status::Error(status::Reason::kNotFound, {{"name", name.Text()}});
                     RETURN_IF_ERROR(InboxRegistry::Judge(tx, delivery->recipient.agency, inbox));
                     return DispatchStore::Find(tx, name.dispatch);
                   }));
  return Open(dispatch, request.digest(), request.offset());
}

absl::StatusOr<DistributionService::FileStream> DistributionService::ReadDispatchFile(
    const rpc::Call&, const v1::ReadDispatchFileRequest& request) {
  ASSIGN_OR_RETURN(const DispatchName name, ParseDispatchName("name", request.name()));
  ASSIGN_OR_RETURN(const Dispatch dispatch,
                   sql::Read<Dispatch>(rooms_.database, [&](sql::Transaction& tx) { return DispatchStore::Find(tx, name); }));
  return Open(dispatch, request.digest(), request.offset());
}

absl::StatusOr<DistributionService::FileStream> DistributionService::Open(const Dispatch& dispatch, const std::string& bytes,
                                                                          int64_t offset) {
  ASSIGN_OR_RETURN(const Digest digest, ParseDigest("digest", bytes));
  if (offset < 0) return InvalidField("offset", absl::StrCat(offset), "Không được âm.", "It must not be negative.");
  ASSIGN_OR_RETURN(verification::FileEntry file, DispatchFiles::Held(dispatch, digest));
  return std::make_unique<FileFeed>(rooms_.files, std::move(file), offset);
}

absl::StatusOr<v1::RegisterInboxResponse> DistributionService::RegisterInbox(const rpc::Call&,
                                                                             const v1::RegisterInboxRequest& request) {
  ASSIGN_OR_RETURN(const AgencyId agency, ParseAgencyName("parent", request.parent()));
  ASSIGN_OR_RETURN(const InboxId inbox, ParseInbox(request.inbox()));
  ASSIGN_OR_RETURN(const bool has_received, rooms_.inboxes.Register(agency, inbox));
  v1::RegisterInboxResponse response;
  response.set_has_received(has_received);
  return response;
}

absl::StatusOr<v1::ReleaseInboxResponse> DistributionService::ReleaseInbox(const rpc::Call& call,
                                                                           const v1::ReleaseInboxRequest& request) {
  ASSIGN_OR_RETURN(const AgencyId agency, ParseAgencyName("parent", request.parent()));
  ASSIGN_OR_RETURN(const InboxId released, rooms_.inboxes.Release(agency, request.reason(), call.caller.name()));
  v1::ReleaseInboxResponse response;
  response.set_released_inbox(released.text());
  return response;
}

absl::StatusOr<v1::ListReceivedDeliveriesResponse> DistributionService::ListReceivedDeliveries(
    const rpc::Call&, const v1::ListReceivedDeliveriesRequest& request) {
  ASSIGN_OR_RETURN(const AgencyId agency, ParseAgencyName("parent", request.parent()));
  ASSIGN_OR_RETURN(const InboxId inbox, ParseInbox(request.inbox()));
  ASSIGN_OR_RETURN(const int size, rpc::PageSizeOf(request.page_size(), kEnvelopesOfPageMax));
  ASSIGN_OR_RETURN(const AnsweredPlace after, PlaceOf(request.page_token()));
  ASSIGN_OR_RETURN(AnsweredPage page, rooms_.deliveries.ListAnswered(agency, inbox, after, size));
  v1::ListReceivedDeliveriesResponse response;
  for (AnsweredAttempt& attempt : page.attempts) {
    v1::ReceivedDelivery* received = response.add_deliveries();
    received->set_envelope(std::move(attempt.envelope));
    for (const ReceiptStatus status : attempt.statuses) received->add_statuses(static_cast<int>(status));
  }
  if (!page.is_last) response.set_next_page_token(rpc::TokenOf(page.last.published_at, page.last.id.text()));
  return response;
}

absl::StatusOr<v1::ReportProgressResponse> DistributionService::ReportProgress(const rpc::Call&,
                                                                               const v1::ReportProgressRequest& request) {
  ASSIGN_OR_RETURN(const AgencyId agency, ParseAgencyName("parent", request.parent()));
  ASSIGN_OR_RETURN(const InboxId inbox, ParseInbox(request.inbox()));
  std::vector<ConnectorProgress> progress;
  for (const v1::Progress& proto : request.progress()) {
    ASSIGN_OR_RETURN(ConnectorProgress told, FromProto(proto));
    progress.push_back(std::move(told));
  }
  RETURN_IF_ERROR(rooms_.deliveries.Report(agency, inbox, progress));
  return v1::ReportProgressResponse();
}

absl::StatusOr<v1::ListAuditEventsResponse> DistributionService::ListAuditEvents(const rpc::Call&,
                                                                                 const v1::ListAuditEventsRequest& request) {
  ASSIGN_OR_RETURN(const AgencyId agency, ParseAgencyName("parent", request.parent()));
  ASSIGN_OR_RETURN(const rpc::Page page, rpc::PageOf(request));
  ASSIGN_OR_RETURN(auto events, sql::Read<std::vector<audit::StoredEvent>>(rooms_.database, [&](sql::Transaction& tx) {
                     return audit::List(tx, agency, page.after, page.count_max());
                   }));
  v1::ListAuditEventsResponse response;
  response.set_next_page_token(rpc::CutToPage(events, page.size, &audit::StoredEvent::id));
  for (const audit::StoredEvent& stored : events) *response.add_events() = rpc::ToProto(stored);
  return response;
}

}  // namespace vanthu::distribution
