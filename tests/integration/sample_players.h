#pragma once

#include <map>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/platform/rpc/channel.h"
#include "services/platform/vocabulary/clock.h"
#include "vanthu/directory/v1/directory.grpc.pb.h"

namespace vanthu::integration {

// The id of the agency that a resource belongs to: "stttt" of "agencies/stttt/issuances/x". Empty where the name is none.
std::string AgencyIdOf(const std::string& resource_name);

// The people of a sample installation, played by this process: gives the call options that carry their tokens.
// A token is used until shortly before it expires. Threads: one at a time.
class SamplePlayers {
 public:
  // `directory` calls as the process "standalone". `clock` outlives the players.
  SamplePlayers(const std::shared_ptr<grpc::Channel>& directory, Clock& clock);

  // The agency's account for `role`: "drafter", "signer", "clerk", "admin" …
  absl::StatusOr<rpc::CallOptions> As(const std::string& agency_id, const std::string& role);

 private:
  struct Token {
    std::string text;
    absl::Time expires_at;
  };
  std::unique_ptr<directory::v1::Directory::Stub> stub_;
  Clock& clock_;
  std::map<std::string, Token> tokens_;  // by account
};

}  // namespace vanthu::integration
