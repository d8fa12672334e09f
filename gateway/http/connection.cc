#include "gateway/http/connection.h"

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "gateway/http/connection_exchange.h"
#include "services/platform/status/reason.h"

namespace vanthu::gateway {
namespace {

using status::Reason;

// What may lie unread of a client before its connection is left alone: a head is always taken whole.
constexpr size_t kReadAheadBytes = kPieceBytes;

// A client that is refused in the middle of its body has so long to stop; closing earlier would destroy the answer on its way.
constexpr auto kLingerTime = std::chrono::seconds(5);

std::string PeerOf(const boost::asio::ip::tcp::socket& socket) {
  boost::system::error_code error;
  const auto endpoint = socket.remote_endpoint(error);
  return error ? "" : endpoint.address().to_string();
}

std::chrono::milliseconds Millis(absl::Duration duration) { return absl::ToChronoMilliseconds(duration); }

Connection::Moment Now() { return std::chrono::steady_clock::now(); }

}  // namespace

Connection::Connection(ServerSite& site, boost::asio::io_context& io, boost::asio::ip::tcp::socket socket)
    : site_(site), io_(io), socket_(std::move(socket)), peer_(PeerOf(socket_)) {
  ++site_.open;
}

Connection::~Connection() {
  if (phase_ != Phase::kClosed) --site_.open;
}

void Connection::Start() {
  std::lock_guard lock(mutex_);
  boost::system::error_code error;
  socket_.non_blocking(true, error);
  socket_.set_option(boost::asio::ip::tcp::no_delay(true), error);
  last_tick_ = Now();
  deadline_ = After(site_.options.header_deadline);
  ArmRead();
}

void Connection::ArmRead() {
  if (reading_ || has_input_ended_ || phase_ == Phase::kClosed || input_.size() >= kReadAheadBytes) return;
  reading_ = true;
  socket_.async_wait(boost::asio::ip::tcp::socket::wait_read,
                     [self = shared_from_this()](const boost::system::error_code& error) { self->OnReadable(error); });
}

void Connection::OnReadable(const boost::system::error_code& error) {
  thread_local std::array<char, kReadAheadBytes> scratch;
  Afterwards after;
  std::lock_guard lock(mutex_);
  reading_ = false;
  if (phase_ == Phase::kClosed) return;
  if (error) return Shut(after);
  const ssize_t got = recv(socket_.native_handle(), scratch.data(), scratch.size(), 0);
  if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) return ArmRead();
  if (got < 0) return Shut(after);
  if (got == 0) return TakeEnd(after);
  if (phase_ != Phase::kLinger) input_.append(scratch.data(), static_cast<size_t>(got));
  Take(after);
  ArmRead();
}

// The client sends no more. It may still want the answers to what it sent, but streams end: nobody says goodbye to them
// otherwise.
void Connection::TakeEnd(Afterwards& after) {
  has_input_ended_ = true;
  if (phase_ != Phase::kExchange) return Shut(after);
  if (gone_) after.Add(std::exchange(gone_, nullptr));
  if (read_then_) TakeBody(after);
}

void Connection::Take(Afterwards& after) {
  if (phase_ == Phase::kHead) TakeHead(after);
  if (phase_ == Phase::kExchange && read_then_) TakeBody(after);
}

void Connection::TakeHead(Afterwards& after) {
  if (!parser_) parser_ = std::make_unique<RequestParser>(site_.options.header_bytes_max);
  const bool had_begun = parser_->has_begun();
  const absl::StatusOr<bool> whole = parser_->TakeHead(input_);
  if (!whole.ok()) return Refuse(whole.status(), after);
  if (!had_begun && parser_->has_begun()) deadline_ = After(site_.options.header_deadline);
  if (!*whole) return;
  phase_ = Phase::kExchange;
  keep_alive_ = parser_->keep_alive() && !site_.draining;
  has_begun_ = has_ended_ = false;
  body_bytes_ = 0;
  body_waited_ = {};
  owes_continue_ = parser_->expects_continue();
  auto owed = std::make_shared<Owed>(shared_from_this(), parser_->Head(peer_));
  owed_ = owed.get();
  framing_.emplace(owed->head().method == "HEAD", parser_->is_http_1_0());
  const std::string* expect = owed->head().Find("Expect");
  if (expect != nullptr && !owes_continue_ && !parser_->is_http_1_0()) {
    Refuse(status::Error(Reason::kExpectationFailed, {{"value", *expect}}), after);
    return after.Add([owed = std::move(owed)] {});  // its end takes the mutex
  }
  after.Add([this, owed = std::move(owed)]() mutable { site_.handler(std::move(owed)); });
}

void Connection::Refuse(const absl::Status& status, Afterwards& after) {
  Response response = site_.refusal(status);
  response.head.body_bytes = response.body.size();
  if (!framing_) framing_.emplace(false, false);
  owed_ = nullptr;
  phase_ = Phase::kExchange;
  keep_alive_ = false;
  has_ended_ = true;
  const std::string head = framing_->Head(response.head, keep_alive_, site_.clock.Now());
  framing_->Frame(&response.body);
  if (!output_.Send(socket_.native_handle(), head, response.body)) return Shut(after);
  Flush(after);
}

// The answer is out, the client may still be sending: what comes is thrown away until it has heard.
void Connection::Linger() {
  phase_ = Phase::kLinger;
  input_.clear();
  input_.shrink_to_fit();
  boost::system::error_code error;
  socket_.shutdown(boost::asio::ip::tcp::socket::shutdown_send, error);
  deadline_ = Now() + kLingerTime;
  ArmRead();
}

void Connection::Shut(Afterwards& after) {
  if (phase_ == Phase::kClosed) return;
  phase_ = Phase::kClosed;
  --site_.open;
  boost::system::error_code error;
  socket_.close(error);
  owed_ = nullptr;
  if (read_then_) {
    after.Add([then = std::exchange(read_then_, nullptr)] { then(absl::CancelledError("the client broke off")); });
  }
  if (write_then_) after.Add([then = std::exchange(write_then_, nullptr)] { then(false); });
  if (gone_) after.Add(std::exchange(gone_, nullptr));
}

void Connection::Drain() {
  Afterwards after;
  std::lock_guard lock(mutex_);
  if (phase_ == Phase::kHead && (!parser_ || !parser_->has_begun())) Shut(after);
}

void Connection::Close() {
  Afterwards after;
  std::lock_guard lock(mutex_);
  Shut(after);
}

bool Connection::Tick(Moment now) {
  Afterwards after;
  std::lock_guard lock(mutex_);
  if (phase_ == Phase::kClosed) return false;
  if (read_then_) body_waited_ += std::chrono::duration_cast<std::chrono::milliseconds>(now - last_tick_);
  last_tick_ = now;
  if (IsLate(now)) Expire(after);
  return phase_ != Phase::kClosed;
}

Connection::Moment Connection::After(absl::Duration span) { return Now() + Millis(span); }

bool Connection::IsLate(Moment now) const {
  if (output_.has_rest() || phase_ != Phase::kExchange) return now >= deadline_;
  if (!read_then_ || body_waited_ < Millis(site_.options.body_grace)) return false;
  return body_bytes_ * 1000 < site_.options.body_rate_min * body_waited_.count();
}

void Connection::Expire(Afterwards& after) {
  const absl::Status slow = status::Error(Reason::kSlowRequest, {});
  if (phase_ == Phase::kHead && parser_ && parser_->has_begun()) return Refuse(slow, after);
  if (phase_ != Phase::kExchange || output_.has_rest()) return Shut(after);
  keep_alive_ = false;
  after.Add([then = std::exchange(read_then_, nullptr), slow] { then(slow); });
}

}  // namespace vanthu::gateway
