#include "gateway/http/connection_exchange.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "boost/asio/post.hpp"
#include "gateway/http/request_fault.h"
#include "services/platform/status/reason.h"

namespace vanthu::gateway {
namespace {

using status::Reason;

}  // namespace

void Connection::Read(const Owed& owed, std::function<void(absl::StatusOr<std::string>)> then) {
  Afterwards after;
  std::lock_guard lock(mutex_);
  if (owed_ != &owed) return after.Add([then] { then(absl::CancelledError("the client is gone")); });
  if (std::exchange(owes_continue_, false) && !parser_->is_done() && input_.empty() && !has_begun_) {
    output_.Send(socket_.native_handle(), "HTTP/1.1 100 Continue\r\n\r\n", "");
  }
  read_then_ = std::move(then);
  TakeBody(after);
  ArmRead();
}

void Connection::TakeBody(Afterwards& after) {
  absl::StatusOr<std::string> piece = std::string();
  if (!parser_->is_done()) {
    piece = parser_->TakeBody(input_);
    if (piece.ok() && piece->empty() && !parser_->is_done()) {
      if (!has_input_ended_) return;  // more has to come
      piece = absl::CancelledError("the client broke off");
    }
    if (piece.ok()) body_bytes_ += static_cast<int64_t>(piece->size());
  }
  if (!piece.ok()) keep_alive_ = false;
  after.Add([then = std::exchange(read_then_, nullptr), piece = std::move(piece)]() mutable { then(std::move(piece)); });
}

void Connection::Begin(const Owed& owed, ResponseHead head) {
  std::lock_guard lock(mutex_);
  if (owed_ != &owed || has_begun_) return;
  head_text_ = HeadText(head);
}

std::string Connection::HeadText(const ResponseHead& head) {
  has_begun_ = true;
  while (!read_then_ && !parser_->is_done()) {  // a small body that nobody wanted costs no connection
    const auto dropped = parser_->TakeBody(input_);
    if (!dropped.ok() || dropped->empty()) break;
  }
  keep_alive_ = keep_alive_ && parser_->is_done() && !site_.draining && framing_->CanKeepAlive(head);
  return framing_->Head(head, keep_alive_, site_.clock.Now());
}

void Connection::Write(const Owed& owed, std::string piece, std::function<void(bool)> then) {
  Afterwards after;
  std::lock_guard lock(mutex_);
  if (owed_ != &owed || !has_begun_ || has_ended_) return after.Add([then] { then(false); });
  absl::StrAppend(&head_text_, framing_->Frame(&piece));
  write_then_ = std::move(then);
  if (!output_.Send(socket_.native_handle(), std::exchange(head_text_, ""), piece)) return Shut(after);
  Flush(after);
}

// Goes on when the network has taken everything, and waits for it otherwise.
void Connection::Flush(Afterwards& after) {
  if (!output_.has_rest()) {
    if (write_then_) after.Add([then = std::exchange(write_then_, nullptr)] { then(true); });
    if (has_ended_) FinishExchange(after);
    return;
  }
  deadline_ = After(site_.options.stall_deadline);
  socket_.async_wait(boost::asio::ip::tcp::socket::wait_write,
                     [self = shared_from_this()](const boost::system::error_code& error) { self->OnWritable(error); });
}

void Connection::OnWritable(const boost::system::error_code& error) {
  Afterwards after;
  std::lock_guard lock(mutex_);
  if (phase_ == Phase::kClosed) return;
  if (error || !output_.SendRest(socket_.native_handle())) return Shut(after);
  Flush(after);
}

void Connection::End(const Owed& owed, bool whole) {
  Afterwards after;
  std::lock_guard lock(mutex_);
  if (owed_ != &owed || has_ended_) return;
  if (!whole || framing_->IsShort()) return Shut(after);
  has_ended_ = true;
  const bool was_waiting = output_.has_rest();
  if (!output_.Send(socket_.native_handle(), std::exchange(head_text_, ""), framing_->End())) return Shut(after);
  if (!was_waiting) Flush(after);
}

void Connection::FinishExchange(Afterwards& after) {
  owed_ = nullptr;
  after.Add([gone = std::exchange(gone_, nullptr), then = std::exchange(read_then_, nullptr)] {});  // what they hold may need us
  if (!keep_alive_ || site_.draining || (has_input_ended_ && input_.empty()))
    return parser_->is_done() && input_.empty() ? Shut(after) : Linger();
  phase_ = Phase::kHead;
  parser_.reset();
  framing_.reset();
  deadline_ = After(site_.options.idle_deadline);
  if (input_.empty()) return ArmRead();
  boost::asio::post(io_, [self = shared_from_this()] {
    Afterwards next;
    std::lock_guard lock(self->mutex_);
    if (self->phase_ == Phase::kHead) self->Take(next);
    self->ArmRead();
  });
}

void Connection::OnGone(const Owed& owed, std::function<void()> gone) {
  Afterwards after;
  std::lock_guard lock(mutex_);
  if (owed_ == &owed && !has_input_ended_) {
    gone_ = std::move(gone);
  } else {
    after.Add(std::move(gone));
  }
}

void Connection::Abandon(const Owed& owed) {
  Afterwards after;
  std::lock_guard lock(mutex_);
  if (owed_ != &owed || has_ended_) return;
  if (has_begun_) return Shut(after);
  Refuse(FaultError(RequestFault::kNoAnswerMade), after);
}

}  // namespace vanthu::gateway
