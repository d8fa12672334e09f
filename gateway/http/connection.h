#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "boost/asio/io_context.hpp"
#include "boost/asio/ip/tcp.hpp"
#include "gateway/http/answer_framing.h"
#include "gateway/http/exchange.h"
#include "gateway/http/request_parser.h"
#include "gateway/http/server.h"
#include "gateway/http/socket_output.h"

namespace vanthu::gateway {

// What all connections of a server share; it outlives them.
struct ServerSite {
  const ServerOptions options;
  const Server::Handler handler;
  const Server::Refusal refusal;
  vanthu::Clock& clock;
  std::atomic<int> open{0};
  std::atomic<bool> draining{false};
};

// One client's connection: requests one after the other, each as an exchange. Its socket is read on its loop's thread; an answer
// is written by whoever gives it, so that it does not wait for another thread to wake.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  using Moment = std::chrono::steady_clock::time_point;

  Connection(ServerSite& site, boost::asio::io_context& io, boost::asio::ip::tcp::socket socket);
  ~Connection();

  void Start();
  // What time alone brings about: deadlines. False: the connection is over.
  bool Tick(Moment now);
  void Drain();  // ends it if no request is under way
  void Close();

 private:
  class Owed;
  // What is to be called when the mutex is free again.
  class Afterwards {
   public:
    ~Afterwards() {
      for (auto& call : calls_) call();
    }
    void Add(std::function<void()> call) { calls_.push_back(std::move(call)); }

   private:
    std::vector<std::function<void()>> calls_;
  };
  enum class Phase { kHead, kExchange, kLinger, kClosed };

  // For Owed, each for the exchange that is under way.
  void Read(const Owed& owed, std::function<void(absl::StatusOr<std::string>)> then);
  void Begin(const Owed& owed, ResponseHead head);
  void Write(const Owed& owed, std::string piece, std::function<void(bool)> then);
  void End(const Owed& owed, bool whole);
  void OnGone(const Owed& owed, std::function<void()> gone);
  void Abandon(const Owed& owed);

  // All below with the mutex held.
  void ArmRead();
  void OnReadable(const boost::system::error_code& error);
  void Take(Afterwards& after);
  void TakeEnd(Afterwards& after);
  void TakeHead(Afterwards& after);
  void TakeBody(Afterwards& after);
  void Refuse(const absl::Status& status, Afterwards& after);
  std::string HeadText(const ResponseHead& head);
  void Flush(Afterwards& after);
  void OnWritable(const boost::system::error_code& error);
  void FinishExchange(Afterwards& after);
  void Linger();
  void Shut(Afterwards& after);
  static Moment After(absl::Duration span);
  bool IsLate(Moment now) const;
  void Expire(Afterwards& after);

  ServerSite& site_;
  boost::asio::io_context& io_;
  std::mutex mutex_;  // guards all below
  boost::asio::ip::tcp::socket socket_;
  const std::string peer_;
  Phase phase_ = Phase::kHead;
  Moment deadline_;

  std::string input_;
  bool reading_ = false;
  bool has_input_ended_ = false;
  std::unique_ptr<RequestParser> parser_;

  Owed* owed_ = nullptr;  // the exchange under way
  std::function<void(absl::StatusOr<std::string>)> read_then_;
  bool owes_continue_ = false;
  int64_t body_bytes_ = 0;
  std::chrono::milliseconds body_waited_{0};
  Moment last_tick_;

  bool keep_alive_ = true;
  bool has_begun_ = false;
  bool has_ended_ = false;
  std::optional<AnswerFraming> framing_;  // of the request that is under way
  std::string head_text_;                 // leaves with the first piece
  SocketOutput output_;
  std::function<void(bool)> write_then_;
  std::function<void()> gone_;
};

}  // namespace vanthu::gateway
