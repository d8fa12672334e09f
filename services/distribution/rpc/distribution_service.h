#pragma once

#include <memory>

#include "services/distribution/delivery/delivery_desk.h"
#include "services/distribution/delivery/inbox_registry.h"
#include "services/distribution/dispatch/dispatch_files.h"
#include "services/distribution/publication/delivery_resender.h"
#include "services/distribution/publication/dispatch_publisher.h"
#include "services/distribution/publication/external_hand_over.h"
#include "services/platform/rpc/api.h"
#include "services/platform/sql/database.h"
#include "vanthu/distribution/v1/distribution.grpc.pb.h"

namespace vanthu::distribution {

// The rooms behind the contract; all outlive the service.
struct DistributionRooms {
  sql::Database& database;
  DispatchFiles& files;
  DeliveryDesk& deliveries;
  InboxRegistry& inboxes;
  DispatchPublisher& publisher;
  ExternalHandOver& external;
  DeliveryResender& resender;
};

// vanthu.distribution.v1.Distribution: mapping, nothing else.
class DistributionService : public rpc::Api<v1::Distribution> {
 public:
  DistributionService(rpc::Door& door, DistributionRooms rooms);

 private:
  using FileUpload = std::unique_ptr<rpc::Sink<v1::UploadFileRequest, v1::UploadFileResponse>>;
  using FileStream = std::unique_ptr<rpc::Feed<v1::FileChunk>>;

  absl::StatusOr<FileUpload> UploadFile(const rpc::Call& call, const v1::UploadFileRequest& first);
  absl::StatusOr<v1::FindMissingFilesResponse> FindMissingFiles(const rpc::Call& call,
                                                                const v1::FindMissingFilesRequest& request);
  absl::StatusOr<v1::Dispatch> PublishDispatch(const rpc::Call& call, const v1::PublishDispatchRequest& request);
  absl::StatusOr<v1::Dispatch> HandOverDispatch(const rpc::Call& call, const v1::HandOverDispatchRequest& request);
  absl::StatusOr<v1::Dispatch> GetDispatch(const rpc::Call& call, const v1::GetDispatchRequest& request);
  absl::StatusOr<v1::ListDeliveriesResponse> ListDeliveries(const rpc::Call& call, const v1::ListDeliveriesRequest& request);
  absl::StatusOr<v1::ResendDeliveryResponse> ResendDelivery(const rpc::Call& call, const v1::ResendDeliveryRequest& request);
  absl::StatusOr<FileStream> ReadDeliveryFile(const rpc::Call& call, const v1::ReadDeliveryFileRequest& request);
  absl::StatusOr<FileStream> ReadDispatchFile(const rpc::Call& call, const v1::ReadDispatchFileRequest& request);
  absl::StatusOr<v1::RegisterInboxResponse> RegisterInbox(const rpc::Call& call, const v1::RegisterInboxRequest& request);
  absl::StatusOr<v1::ReleaseInboxResponse> ReleaseInbox(const rpc::Call& call, const v1::ReleaseInboxRequest& request);
  absl::StatusOr<v1::ListReceivedDeliveriesResponse> ListReceivedDeliveries(const rpc::Call& call,
                                                                            const v1::ListReceivedDeliveriesRequest& request);
  absl::StatusOr<v1::ReportProgressResponse> ReportProgress(const rpc::Call& call, const v1::ReportProgressRequest& request);
  absl::StatusOr<v1::ListAuditEventsResponse> ListAuditEvents(const rpc::Call& call, const v1::ListAuditEventsRequest& request);

  absl::StatusOr<v1::Dispatch> Answer(const Dispatch& dispatch);
  absl::StatusOr<FileStream> Open(const Dispatch& dispatch, const std::string& digest, int64_t offset);

  DistributionRooms rooms_;
};

}  // namespace vanthu::distribution
