#include "tests/integration/sample_players.h"

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/time_util.h"
#include "services/platform/status/macros.h"
#include "services/platform/vocabulary/dispatch.h"

namespace vanthu::integration {

namespace {

constexpr absl::Duration kSpare = absl::Minutes(1);  // left to a token that is still used

}  // namespace

std::string AgencyIdOf(const std::string& resource_name) {
  const auto recipient = Recipient::Parse(resource_name.substr(0, resource_name.find('/', resource_name.find('/') + 1)));
  return recipient.ok() ? recipient->agency.text() : "";
}

SamplePlayers::SamplePlayers(const std::shared_ptr<grpc::Channel>& directory, Clock& clock)
    : stub_(directory::v1::Directory::NewStub(directory)), clock_(clock) {}

absl::StatusOr<rpc::CallOptions> SamplePlayers::As(const std::string& agency_id, const std::string& role) {
  Token& token = tokens_[absl::StrCat("accounts/", agency_id, "-", role)];
  if (token.text.empty() || token.expires_at < clock_.Now() + kSpare) {
    directory::v1::PlaySampleAccountRequest request;
    request.set_name(absl::StrCat("accounts/", agency_id, "-", role));
    ASSIGN_OR_RETURN(const auto response, rpc::CallUnary(*stub_, &directory::v1::Directory::Stub::PlaySampleAccount, request));
    const auto micros = google::protobuf::util::TimeUtil::TimestampToMicroseconds(response.expires_at());
    token = {response.token(), absl::FromUnixMicros(micros)};
  }
  rpc::CallOptions options;
  options.person_token = token.text;
  return options;
}

}  // namespace vanthu::integration
