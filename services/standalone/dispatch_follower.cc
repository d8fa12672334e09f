#include "services/standalone/dispatch_follower.h"

#include <algorithm>
#include <fstream>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "services/platform/rpc/channel.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::standalone {
namespace {

using distribution::v1::Delivery;
using distribution::v1::Distribution;
using status::Reason;

constexpr absl::Duration kStreamTimeout = absl::Minutes(10);

bool IsOpen(const Delivery& delivery) {
  return delivery.state() != distribution::v1::DELIVERY_STATE_RECEIPTED &&
         delivery.state() != distribution::v1::DELIVERY_STATE_REFUSED &&
         delivery.state() != distribution::v1::DELIVERY_STATE_UNDELIVERABLE &&
         delivery.state() != distribution::v1::DELIVERY_STATE_DEAD;
}

}  // namespace

DispatchFollower::DispatchFollower(const std::shared_ptr<grpc::Channel>& distribution, Parts parts)
    : distribution_(Distribution::NewStub(distribution)), parts_(parts) {}

absl::StatusOr<std::vector<Delivery>> DispatchFollower::Watched(const std::string& dispatch, absl::Duration patience) {
  Watch watch(parts_.clock, patience, parts_.wait);
  while (true) {
    ASSIGN_OR_RETURN(std::vector<Delivery> deliveries, Deliveries(dispatch));
    parts_.screen.ShowDeliveries(deliveries);
    const auto open = std::count_if(deliveries.begin(), deliveries.end(), IsOpen);
    if (open == 0 || watch.IsStuck(absl::StrCat(open))) return deliveries;
    RETURN_IF_ERROR(watch.Pause());
  }
}

absl::StatusOr<bool> DispatchFollower::IsSettled(const std::string& dispatch) {
  ASSIGN_OR_RETURN(const std::vector<Delivery> deliveries, Deliveries(dispatch));
  return std::none_of(deliveries.begin(), deliveries.end(), IsOpen);
}

absl::StatusOr<std::vector<Delivery>> DispatchFollower::Deliveries(const std::string& dispatch) {
  ASSIGN_OR_RETURN(const rpc::CallOptions clerk, parts_.players.As(AgencyIdOf(dispatch), "clerk"));
  std::vector<Delivery> deliveries;
  distribution::v1::ListDeliveriesRequest request;
  request.set_parent(dispatch);
  request.set_page_size(1000);
  do {
    ASSIGN_OR_RETURN(const auto page, rpc::CallUnary(*distribution_, &Distribution::Stub::ListDeliveries, request, clerk));
    deliveries.insert(deliveries.end(), page.deliveries().begin(), page.deliveries().end());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return deliveries;
}

absl::StatusOr<std::filesystem::path> DispatchFollower::SavePdf(const std::string& dispatch,
                                                                const std::filesystem::path& folder) {
  ASSIGN_OR_RETURN(rpc::CallOptions clerk, parts_.players.As(AgencyIdOf(dispatch), "clerk"));
  distribution::v1::GetDispatchRequest get;
  get.set_name(dispatch);
  ASSIGN_OR_RETURN(const auto issued, rpc::CallUnary(*distribution_, &Distribution::Stub::GetDispatch, get, clerk));
  clerk.timeout = kStreamTimeout;
  distribution::v1::ReadDispatchFileRequest read;
  read.set_name(dispatch);
  read.set_digest(issued.pdf().digest());
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) return status::Error(Reason::kDiskFailed, {{"name", folder.string()}, {"cause", failed.message()}});
  const std::filesystem::path path = folder / absl::StrCat(issued.day(), " ", issued.pdf().file_name());
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  RETURN_IF_ERROR(rpc::CallStream(
      *distribution_, &Distribution::Stub::ReadDispatchFile, read,
      [&](const distribution::v1::FileChunk& chunk) {
        out << chunk.chunk();
        return absl::OkStatus();
      },
      clerk));
  out.close();
  if (!out)
    return status::Error(
        Reason::kDiskFailed,
        {{"name", path.string()}, {"cause", "không ghi được tệp PDF"}, {"cause_en", "the PDF could not be written"}});
  return path;
}

}  // namespace vanthu::standalone
