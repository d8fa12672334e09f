#include "services/platform/sql/connection_pool.h"

#include <chrono>

#include "services/platform/sql/failure.h"
#include "services/platform/status/macros.h"

namespace vanthu::sql {
namespace {

constexpr std::chrono::seconds kWaitMax(30);  // far beyond a healthy commit; a caller's own deadline is shorter

}  // namespace

absl::StatusOr<std::unique_ptr<Connection>> ConnectionPool::Reserve() {
  std::unique_lock lock(mutex_);
  const auto self = std::this_thread::get_id();
  if (holders_.size() >= connections_max_ && holders_.count(self) > 0) {
    return WithFailure(absl::InternalError("a transaction was begun inside another one on the same thread"), Failure::kOther);
  }
  if (!given_back_.wait_for(lock, kWaitMax, [&] { return holders_.size() < connections_max_; })) {
    return Failed(Failure::kBusy, "no connection came free in time");
  }
  holders_.insert(self);
  if (idle_.empty()) return nullptr;
  std::unique_ptr<Connection> connection = std::move(idle_.back());
  idle_.pop_back();
  return connection;
}

absl::StatusOr<ConnectionPool::Lease> ConnectionPool::Take() {
  ASSIGN_OR_RETURN(std::unique_ptr<Connection> connection, Reserve());
  if (connection == nullptr) {
    auto opened = connect_();
    if (!opened.ok()) {
      GiveBack(nullptr);
      return opened.status();
    }
    connection = *std::move(opened);
  }
  return Lease(*this, std::move(connection));
}

void ConnectionPool::GiveBack(std::unique_ptr<Connection> connection) {
  if (connection != nullptr && !connection->healthy()) connection.reset();
  {
    std::lock_guard lock(mutex_);
    holders_.erase(holders_.find(std::this_thread::get_id()));
    if (connection != nullptr) idle_.push_back(std::move(connection));
  }
  given_back_.notify_one();
}

void ConnectionPool::DropIdle() {
  std::vector<std::unique_ptr<Connection>> dropped;
  std::lock_guard lock(mutex_);
  dropped.swap(idle_);
}

}  // namespace vanthu::sql
