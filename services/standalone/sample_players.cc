#include "services/standalone/sample_players.h"

#include "absl/strings/str_cat.h"
#include "services/platform/status/macros.h"

namespace vanthu::standalone {

SamplePlayers::SamplePlayers(const std::shared_ptr<grpc::Channel>& directory)
    : stub_(directory::v1::Directory::NewStub(directory)) {}

absl::StatusOr<rpc::CallOptions> SamplePlayers::As(const std::string& agency_id, const std::string& role) {
  directory::v1::PlaySampleAccountRequest request;
  request.set_name(absl::StrCat("accounts/", agency_id, "-", role));
  ASSIGN_OR_RETURN(const auto response, rpc::CallUnary(*stub_, &directory::v1::Directory::Stub::PlaySampleAccount, request));
  rpc::CallOptions options;
  options.person_token = response.token();
  return options;
}

}  // namespace vanthu::standalone
