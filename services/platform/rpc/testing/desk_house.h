#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "services/platform/crypto/ed25519.h"
#include "services/platform/crypto/seeded_randomness.h"
#include "services/platform/rpc/channel.h"
#include "services/platform/rpc/in_process_server.h"
#include "services/platform/rpc/person_token.h"
#include "services/platform/rpc/testing/desk_service.h"

namespace vanthu::rpc::testing {

class SetClock : public Clock {
 public:
  absl::Time Now() override {
    std::lock_guard lock(mutex_);
    return now_;
  }
  void Advance(absl::Duration by) {
    std::lock_guard lock(mutex_);
    now_ += by;
  }

 private:
  std::mutex mutex_;  // guards now_
  absl::Time now_ = absl::FromUnixSeconds(1717050000);
};

// Waits for what happens on a thread of gRPC's; false after ten seconds.
inline bool Eventually(const std::function<bool()>& holds) {
  for (int i = 0; i < 10000; ++i) {
    if (holds()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return holds();
}

// A desk behind its door, reachable within the process and, where a test asks for it, by plain TCP.
struct DeskHouse {
  explicit DeskHouse(DoorOptions options = {}) : token_key(crypto::SigningKey::FromSeed(std::string(32, 'k'))), randomness(7) {
    options.service = "desk";
    options.audience = "province";
    options.token_keys = [this] { return std::vector{token_key.public_key()}; };
    options.on_refusal = [this](const Refusal& refusal) {
      std::lock_guard lock(mutex);
      refusals.push_back(refusal);
    };
    door = std::make_unique<Door>(std::move(options), clock, randomness);
    service = std::make_unique<DeskService>(*door, state);
  }
  ~DeskHouse() {
    door->CloseStreams();
    if (tcp) tcp->Shutdown();
  }

  std::unique_ptr<Desk::Stub> StubFor(const std::string& calling_service) {
    if (!server) server = InProcessServer::Start(*door).value();
    return Desk::NewStub(server->ChannelFor(calling_service));
  }

  std::shared_ptr<grpc::Channel> TcpChannel() {
    if (!tcp) {
      grpc::ServerBuilder builder;
      if (!ConfigureServer(*door, builder).ok()) return nullptr;
      builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
      tcp = builder.BuildAndStart();
    }
    return grpc::CreateChannel("127.0.0.1:" + std::to_string(port), grpc::InsecureChannelCredentials());
  }

  PersonClaims Claims(std::set<type::v1::Role> roles, const std::string& agency = "so-a") {
    return {.person = {AccountId::Trusted("an"), AgencyId::Trusted(agency), std::move(roles)},
            .audience = "province",
            .presenter = "",
            .expires = clock.Now() + absl::Minutes(10)};
  }
  CallOptions As(const PersonClaims& claims) {
    return {.timeout = absl::Seconds(20), .person_token = MintPersonToken(token_key, claims)};
  }
  CallOptions AsClerk() { return As(Claims({type::v1::ROLE_CLERK})); }

  std::vector<Refusal> Refusals() {
    std::lock_guard lock(mutex);
    return refusals;
  }

  crypto::SigningKey token_key;
  SetClock clock;
  crypto::SeededRandomness randomness;
  DeskState state;
  std::mutex mutex;  // guards refusals
  std::vector<Refusal> refusals;
  std::unique_ptr<Door> door;
  std::unique_ptr<DeskService> service;
  std::unique_ptr<InProcessServer> server;
  std::unique_ptr<grpc::Server> tcp;
  int port = 0;
};

inline GetRequest GetOf(const std::string& name) {
  GetRequest request;
  request.set_name(name);
  return request;
}

inline CountRequest CountOf(const std::string& parent, int to) {
  CountRequest request;
  request.set_parent(parent);
  request.set_to(to);
  return request;
}

inline Note NoteOf(const std::string& text) {
  Note note;
  note.set_text(text);
  return note;
}

}  // namespace vanthu::rpc::testing
