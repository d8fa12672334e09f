#include "services/connector/rpc/hosted_agencies.h"

#include "services/platform/rpc/channel.h"
#include "services/platform/status/macros.h"
#include "services/platform/vocabulary/dispatch.h"
#include "vanthu/directory/v1/directory.grpc.pb.h"

namespace vanthu::connector {
namespace {

constexpr int kPageSize = 1000;

}  // namespace

absl::StatusOr<std::vector<AgencyId>> ConnectedAgencies(const std::shared_ptr<grpc::Channel>& directory) {
  const auto stub = directory::v1::Directory::NewStub(directory);
  std::vector<AgencyId> connected;
  directory::v1::ListAgenciesRequest request;
  request.set_page_size(kPageSize);
  do {
    ASSIGN_OR_RETURN(const auto page, rpc::CallUnary(*stub, &directory::v1::Directory::Stub::ListAgencies, request));
    for (const directory::v1::Agency& agency : page.agencies()) {
      ASSIGN_OR_RETURN(const Recipient recipient, Recipient::Parse(agency.name()));
      if (agency.connected()) connected.push_back(recipient.agency);
    }
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return connected;
}

}  // namespace vanthu::connector
