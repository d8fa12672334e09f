#include "gateway/http/server.h"

#include <algorithm>
#include <chrono>
#include <future>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "boost/asio/executor_work_guard.hpp"
#include "boost/asio/post.hpp"
#include "boost/asio/steady_timer.hpp"
#include "gateway/http/connection.h"
#include "services/platform/status/cause.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::gateway {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

// A new connection that cannot be taken (too many files open) is tried again after this.
constexpr auto kAcceptAgainAfter = std::chrono::milliseconds(100);

constexpr auto kTickMax = std::chrono::milliseconds(250);

// One thread, its events and its connections.
struct Loop {
  asio::io_context io{1};
  asio::executor_work_guard<asio::io_context::executor_type> work{io.get_executor()};
  asio::steady_timer timer{io};
  std::vector<std::shared_ptr<Connection>> connections;  // touched on the thread only
  std::thread thread;
  bool has_ended = false;
};

}  // namespace

struct Server::Parts {
  Parts(ServerOptions options, vanthu::Clock& clock, Handler handler, Refusal refusal)
      : site{.options = std::move(options), .handler = std::move(handler), .refusal = std::move(refusal), .clock = clock} {}

  absl::Status Listen();
  void Accept();
  void Take(const boost::system::error_code& error, Loop& loop, tcp::socket socket);
  void Tick(Loop& loop);
  void ForEach(void (Connection::*act)());

  ServerSite site;
  std::vector<std::unique_ptr<Loop>> loops;
  std::optional<tcp::acceptor> acceptor;  // on the first loop's thread
  std::optional<asio::steady_timer> accept_again;
  size_t next_loop = 0;
  std::chrono::milliseconds tick{kTickMax};
  int port = 0;
  bool is_down = false;
};

absl::Status Server::Parts::Listen() {
  boost::system::error_code error;
  const auto address = asio::ip::make_address(site.options.address, error);
  const tcp::endpoint endpoint(address, static_cast<uint16_t>(site.options.port));
  acceptor.emplace(loops.front()->io);
  accept_again.emplace(loops.front()->io);
  if (!error) acceptor->open(endpoint.protocol(), error);
  if (!error) acceptor->set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor->bind(endpoint, error);
  if (!error) acceptor->listen(asio::socket_base::max_listen_connections, error);
  if (error) {
    return status::CausedError(status::Reason::kConfigInvalid, status::Quoted(status::kOperatingSystem, error.message()),
                               {{"name", "gateway"}, {"field", absl::StrCat(site.options.address, ":", site.options.port)}});
  }
  port = acceptor->local_endpoint(error).port();
  return absl::OkStatus();
}

void Server::Parts::Accept() {
  Loop& loop = *loops[next_loop++ % loops.size()];
  acceptor->async_accept(loop.io, [this, &loop](const boost::system::error_code& error, tcp::socket socket) {
    Take(error, loop, std::move(socket));
  });
}

void Server::Parts::Take(const boost::system::error_code& error, Loop& loop, tcp::socket socket) {
  if (error == asio::error::operation_aborted || site.draining) return;
  if (error) {
    accept_again->expires_after(kAcceptAgainAfter);
    return accept_again->async_wait([this](const boost::system::error_code& stopped) {
      if (!stopped) Accept();
    });
  }
  if (site.open < site.options.connections_max) {
    auto connection = std::make_shared<Connection>(site, loop.io, std::move(socket));
    asio::post(loop.io, [&loop, connection] {
      loop.connections.push_back(connection);
      connection->Start();
    });
  }
  Accept();
}

void Server::Parts::Tick(Loop& loop) {
  const auto now = std::chrono::steady_clock::now();
  std::erase_if(loop.connections, [now](const auto& connection) { return !connection->Tick(now); });
  loop.timer.expires_after(tick);
  loop.timer.async_wait([this, &loop](const boost::system::error_code& stopped) {
    if (!stopped && !loop.has_ended) Tick(loop);  // one that was due when it was cancelled comes all the same
  });
}

void Server::Parts::ForEach(void (Connection::*act)()) {
  for (const auto& loop : loops) {
    asio::post(loop->io, [&loop = *loop, act] {
      for (const auto& connection : loop.connections) ((*connection).*act)();
    });
  }
}

absl::StatusOr<std::unique_ptr<Server>> Server::Start(ServerOptions options, vanthu::Clock& clock, Handler handler,
                                                      Refusal refusal) {
  auto parts = std::make_unique<Parts>(std::move(options), clock, std::move(handler), std::move(refusal));
  for (int i = 0; i < std::max(parts->site.options.threads, 1); ++i) parts->loops.push_back(std::make_unique<Loop>());
  RETURN_IF_ERROR(parts->Listen());
  // A deadline is kept to a quarter of itself.
  parts->tick =
      std::clamp(absl::ToChronoMilliseconds(parts->site.options.header_deadline / 4), std::chrono::milliseconds(10), kTickMax);
  parts->Accept();
  for (const auto& loop : parts->loops) {
    asio::post(loop->io, [&parts = *parts, &loop = *loop] { parts.Tick(loop); });
    loop->thread = std::thread([&loop = *loop] { loop.io.run(); });
  }
  return std::unique_ptr<Server>(new Server(std::move(parts)));
}

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Server::~Server() { Drain(absl::ZeroDuration()); }
int Server::port() const { return parts_->port; }

void Server::Drain(absl::Duration grace) {
  if (std::exchange(parts_->is_down, true)) return;
  parts_->site.draining = true;
  std::promise<void> closed;  // from then on no connection comes
  asio::post(parts_->loops.front()->io, [this, &closed] {
    boost::system::error_code error;
    parts_->acceptor->close(error);
    parts_->accept_again->cancel();
    closed.set_value();
  });
  closed.get_future().wait();
  parts_->ForEach(&Connection::Drain);
  const auto end = std::chrono::steady_clock::now() + absl::ToChronoMilliseconds(grace);
  while (parts_->site.open > 0 && std::chrono::steady_clock::now() < end)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  parts_->ForEach(&Connection::Close);
  for (const auto& loop : parts_->loops) {
    asio::post(loop->io, [&loop = *loop] {
      loop.has_ended = true;
      loop.timer.cancel();
      loop.work.reset();
      loop.connections.clear();
    });
  }
  for (const auto& loop : parts_->loops) loop->thread.join();
}

}  // namespace vanthu::gateway
