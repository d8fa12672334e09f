#pragma once

#include <functional>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "gateway/http/http_message.h"

namespace vanthu::gateway {

// One request and the answer that is owed to it: all that the rest of the gateway sees of HTTP. The server makes one per request;
// destroyed unanswered, it becomes a 500. Threads: calls come from any thread, one at a time; what is handed over (`then`,
// `gone`) is called on any, never while a call into the exchange is going on in its place, and must not block.
class Exchange {
 public:
  explicit Exchange(RequestHead head) : head_(std::move(head)) {}
  virtual ~Exchange() = default;
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  const RequestHead& head() const { return head_; }

  // The next piece of the body, of at most kPieceBytes; empty at its end. The status is an answer to give: the client broke off,
  // sent too slowly or broke the framing. What is not read holds the client up, not our memory.
  virtual void Read(std::function<void(absl::StatusOr<std::string>)> then) = 0;

  // Begins the answer. The head leaves with the first piece.
  virtual void Begin(ResponseHead head) = 0;

  // The next piece of the answer; `then` when the network has taken it, false when the client is gone. One at a time.
  virtual void Write(std::string piece, std::function<void(bool)> then) = 0;

  // Ends the answer once all is written; a last Write need not be waited for. Not whole: the connection is cut, so that no client
  // takes what it has for everything.
  virtual void End(bool whole) = 0;

  // `gone` is called once, if the client goes away before the answer has ended.
  virtual void OnGone(std::function<void()> gone) = 0;

  void Answer(Response response) {
    response.head.body_bytes = response.body.size();
    Begin(std::move(response.head));
    Write(std::move(response.body), [](bool) {});
    End(true);
  }

 private:
  const RequestHead head_;
};

}  // namespace vanthu::gateway
