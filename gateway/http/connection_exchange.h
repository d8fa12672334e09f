#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "gateway/http/connection.h"

namespace vanthu::gateway {

// The exchange of one request. It may outlive the request, even the connection's life: then it does nothing.
class Connection::Owed : public Exchange {
 public:
  Owed(std::shared_ptr<Connection> connection, RequestHead head)
      : Exchange(std::move(head)), connection_(std::move(connection)) {}
  ~Owed() override { connection_->Abandon(*this); }

  void Read(std::function<void(absl::StatusOr<std::string>)> then) override { connection_->Read(*this, std::move(then)); }
  void Begin(ResponseHead head) override { connection_->Begin(*this, std::move(head)); }
  void Write(std::string piece, std::function<void(bool)> then) override {
    connection_->Write(*this, std::move(piece), std::move(then));
  }
  void End(bool whole) override { connection_->End(*this, whole); }
  void OnGone(std::function<void()> gone) override { connection_->OnGone(*this, std::move(gone)); }

 private:
  const std::shared_ptr<Connection> connection_;
};

}  // namespace vanthu::gateway
