#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "gateway/http/error_answer.h"
#include "gateway/http/server.h"
#include "gateway/http/testing/library_house.h"

namespace vanthu::gateway::testing {

// Answers with the target and the body; what a test gives instead goes first.
struct EchoServer {
  explicit EchoServer(ServerOptions options = {}) {
    auto receive = [this](std::shared_ptr<Exchange> exchange) {
      ++requests;
      if (handler) return handler(std::move(exchange));
      auto body = std::make_shared<std::string>(exchange->head().target + ":");
      Echo(std::move(exchange), std::move(body));
    };
    server = Server::Start(std::move(options), clock, receive, ErrorAnswer).value();
  }

  static void Echo(std::shared_ptr<Exchange> exchange, std::shared_ptr<std::string> body) {
    Exchange& asked = *exchange;
    asked.Read([exchange = std::move(exchange), body = std::move(body)](absl::StatusOr<std::string> piece) {
      if (!piece.ok()) return exchange->Answer(ErrorAnswer(piece.status()));
      if (piece->empty()) return exchange->Answer({.head = {}, .body = *body});
      body->append(*piece);
      Echo(exchange, body);
    });
  }

  int port() const { return server->port(); }

  FixedClock clock;
  std::atomic<int> requests{0};
  std::function<void(std::shared_ptr<Exchange>)> handler;
  std::unique_ptr<Server> server;
};

}  // namespace vanthu::gateway::testing
