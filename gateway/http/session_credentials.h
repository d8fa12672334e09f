#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "absl/time/time.h"
#include "gateway/http/credentials.h"
#include "gateway/http/live_calls.h"
#include "services/platform/vocabulary/clock.h"
#include "vanthu/directory/v1/directory.grpc.pb.h"

namespace vanthu::gateway {

// People who are signed in: a browser's cookie, or a program's "Authorization: Bearer s1.…", is the secret of a session, which
// the directory exchanges for a short-lived token; any other bearer token is forwarded as it is. The gateway keeps nothing: a
// token is remembered, under the secret's digest, for a minute at most, so that a page's requests are one exchange.
class SessionCredentials : public Credentials {
 public:
  // `directory` calls as the process `gateway`, and is used until Stop; `clock` outlives the credentials.
  SessionCredentials(const std::shared_ptr<grpc::Channel>& directory, vanthu::Clock& clock);
  ~SessionCredentials() override;

  void TokenOf(const RequestHead& head, const ClientFacts& client, Then then) override;
  absl::StatusOr<std::string> TakeSession(const RequestHead& head, const ClientFacts& client) override;
  void Stop() override;

 private:
  struct Remembered {
    std::string token;
    absl::Time until;
  };
  struct Renewal;

  void Exchange(const std::string& secret, Then then);
  std::string Recall(const std::string& digest);
  void Remember(const std::string& digest, Remembered remembered);

  const std::unique_ptr<directory::v1::Directory::Stub> stub_;
  vanthu::Clock& clock_;
  LiveCalls calls_;
  std::mutex mutex_;  // guards remembered_
  std::map<std::string, Remembered> remembered_;
};

// For a gateway to these services: with the directory among them people sign in; without it only tokens are forwarded.
std::unique_ptr<Credentials> CredentialsFor(const std::map<std::string, std::shared_ptr<grpc::Channel>>& services,
                                            vanthu::Clock& clock);

}  // namespace vanthu::gateway
