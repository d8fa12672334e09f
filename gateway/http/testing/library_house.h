#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "gateway/http/bearer_credentials.h"
#include "gateway/http/gateway.h"
#include "gateway/http/testing/library_service.h"
#include "gateway/http/testing/raw_client.h"
#include "services/platform/crypto/ed25519.h"
#include "services/platform/crypto/seeded_randomness.h"
#include "services/platform/rpc/in_process_server.h"
#include "services/platform/rpc/person_token.h"

namespace vanthu::gateway::testing {

class FixedClock : public Clock {
 public:
  absl::Time Now() override { return absl::FromUnixSeconds(1717050000); }
};

// Waits for what happens on another thread; false after twenty seconds.
inline bool Eventually(const std::function<bool()>& holds) {
  for (int i = 0; i < 4000; ++i) {
    if (holds()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return holds();
}

// A library behind its door, within the process, and the gateway in front of it.
struct LibraryHouse {
  explicit LibraryHouse(GatewayConfig with = {}) : config(std::move(with)) {
    rpc::DoorOptions options;
    options.service = "library";
    options.audience = "province";
    options.token_keys = [this] { return std::vector{token_key.public_key()}; };
    door = std::make_unique<rpc::Door>(std::move(options), clock, randomness);
    service = std::make_unique<LibraryService>(*door, state);
    server = rpc::InProcessServer::Start(*door).value();
    Book& book = state.books["agencies/so-a/books/luat"];
    book.set_name("agencies/so-a/books/luat");
    book.set_title("Luật");
    book.set_subject(SUBJECT_LAW);
    book.set_lent_count(7);
    book.set_etag("3");
    book.mutable_added_at()->set_seconds(1717050000);
    OpenGateway();
  }

  // Opening it again is what a restart of the gateway is.
  void OpenGateway() {
    config.services["vanthu.gateway.testing.Library"] = server->ChannelFor("gateway");
    gateway = Gateway::Open(config, clock, std::make_unique<BearerCredentials>()).value();
  }

  std::string TokenOf(std::set<type::v1::Role> roles, const std::string& agency = "so-a") const {
    return rpc::MintPersonToken(token_key, {.person = {AccountId::Trusted("an"), AgencyId::Trusted(agency), std::move(roles)},
                                            .audience = "province",
                                            .presenter = "gateway",
                                            .expires = FixedClock().Now() + absl::Minutes(10)});
  }
  HeaderField Bearer() const { return {"Authorization", "Bearer " + TokenOf({type::v1::ROLE_CLERK})}; }

  // As a clerk of so-a.
  Answer Call(std::string_view method, std::string_view target, std::vector<HeaderField> fields = {},
              std::string_view body = "") const {
    fields.push_back(Bearer());
    return Ask(gateway->port(), method, target, fields, body);
  }

  FixedClock clock;
  crypto::SigningKey token_key = crypto::SigningKey::FromSeed(std::string(32, 'k'));
  crypto::SeededRandomness randomness{7};
  LibraryState state;
  GatewayConfig config;
  std::unique_ptr<rpc::Door> door;
  std::unique_ptr<LibraryService> service;
  std::unique_ptr<rpc::InProcessServer> server;
  std::unique_ptr<Gateway> gateway;  // last: it goes before the server that it calls
};

}  // namespace vanthu::gateway::testing
