#include "services/platform/rpc/grpc_status.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "services/platform/status/reason.h"

namespace vanthu::rpc {
namespace {

constexpr char kDomain[] = "vanthu";

std::string DetailBytes(const absl::Status& status, status::Reason reason) {
  google::rpc::Status details;
  details.set_code(static_cast<int>(status.code()));
  details.set_message(std::string(status.message()));
  google::rpc::ErrorInfo info;
  info.set_reason(std::string(status::Name(reason)));
  info.set_domain(kDomain);
  for (const status::Detail& detail : status::DetailsOf(status)) (*info.mutable_metadata())[detail.key] = detail.value;
  details.add_details()->PackFrom(info);
  google::rpc::LocalizedMessage localized;
  localized.set_locale("vi-VN");
  localized.set_message(status::Text(status, status::Language::kVietnamese));
  details.add_details()->PackFrom(localized);
  return details.SerializeAsString();
}

}  // namespace

grpc::Status ToGrpc(const absl::Status& status) {
  if (status.ok()) return grpc::Status::OK;
  const auto code = static_cast<grpc::StatusCode>(status.code());
  const auto reason = status::ReasonOf(status);
  return grpc::Status(code, std::string(status.message()), reason ? DetailBytes(status, *reason) : std::string());
}

absl::Status FromGrpc(const grpc::Status& status) {
  if (status.ok()) return absl::OkStatus();
  absl::Status received(static_cast<absl::StatusCode>(status.error_code()), status.error_message());
  google::rpc::Status details;
  if (!details.ParseFromString(status.error_details())) return received;
  for (const auto& any : details.details()) {
    google::rpc::ErrorInfo info;
    if (!any.UnpackTo(&info) || info.domain() != kDomain) continue;
    std::vector<status::Detail> restored;
    const std::map<std::string, std::string> in_order(info.metadata().begin(), info.metadata().end());
    for (const auto& [key, value] : in_order) restored.push_back({key, value});
    return status::Restore(std::move(received), info.reason(), std::move(restored));
  }
  return received;
}

}  // namespace vanthu::rpc
