#include "services/connector/rpc/distribution_client.h"

#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/connector/rpc/connector_mapping.h"
#include "services/platform/rpc/channel.h"
#include "services/platform/status/macros.h"

namespace vanthu::connector {
namespace {

using Stub = distribution::v1::Distribution::Stub;

constexpr absl::Duration kFileTimeout = absl::Minutes(10);  // 500 MB over a slow line between two machines
constexpr int kReceivedPageSize = 100;

std::string AgencyName(const AgencyId& agency) { return absl::StrCat("agencies/", agency.text()); }

std::string_view StateText(InboxState state) {
  switch (state) {
    case InboxState::kRetrying:
      return "retrying";
    case InboxState::kDead:
      return "dead";
    default:
      return "waiting";
  }
}

}  // namespace

DistributionClient::DistributionClient(const std::shared_ptr<grpc::Channel>& channel)
    : stub_(distribution::v1::Distribution::NewStub(channel)) {}

absl::StatusOr<bool> DistributionClient::Register(const AgencyId& agency, const InboxId& inbox) {
  distribution::v1::RegisterInboxRequest request;
  request.set_parent(AgencyName(agency));
  request.set_inbox(inbox.text());
  ASSIGN_OR_RETURN(const auto response, rpc::CallUnary(*stub_, &Stub::RegisterInbox, request));
  return response.has_received();
}

absl::StatusOr<InboxRegistry::Page> DistributionClient::ListReceived(const AgencyId& agency, const InboxId& inbox,
                                                                     const std::string& page_token) {
  distribution::v1::ListReceivedDeliveriesRequest request;
  request.set_parent(AgencyName(agency));
  request.set_inbox(inbox.text());
  request.set_page_size(kReceivedPageSize);
  request.set_page_token(page_token);
  ASSIGN_OR_RETURN(const auto response, rpc::CallUnary(*stub_, &Stub::ListReceivedDeliveries, request));
  Page page;
  page.next_token = response.next_page_token();
  for (const auto& received : response.deliveries()) {
    std::vector<ReceiptStatus> statuses;
    for (const int32_t status : received.statuses()) statuses.push_back(static_cast<ReceiptStatus>(status));
    page.received.push_back({received.envelope(), std::move(statuses)});
  }
  return page;
}

absl::Status DistributionClient::Read(const DeliveryFile& file, const std::function<absl::Status(std::string_view)>& take) {
  distribution::v1::ReadDeliveryFileRequest request;
  request.set_name(file.delivery);
  request.set_digest(file.digest.Bytes());
  request.set_inbox(file.inbox.text());
  return rpc::CallStream(*stub_, &Stub::ReadDeliveryFile, request,
                         [&](const distribution::v1::FileChunk& chunk) { return take(chunk.chunk()); },
                         {.timeout = kFileTimeout});
}

absl::Status DistributionClient::Report(const AgencyId& agency, const InboxId& inbox, const std::vector<InboxEntry>& entries) {
  distribution::v1::ReportProgressRequest request;
  request.set_parent(AgencyName(agency));
  request.set_inbox(inbox.text());
  for (const InboxEntry& entry : entries) {
    auto* progress = request.add_progress();
    progress->set_delivery(entry.DeliveryName());
    progress->set_attempt(entry.name.attempt);
    if (entry.resent_at) *progress->mutable_resent_at() = ToProto(*entry.resent_at);
    progress->set_state(std::string(StateText(entry.state)));
    progress->set_reason(entry.reason);
    if (IsOpen(entry.state)) *progress->mutable_next_try_at() = ToProto(entry.next_try_at);
  }
  return rpc::CallUnary(*stub_, &Stub::ReportProgress, request).status();
}

}  // namespace vanthu::connector
