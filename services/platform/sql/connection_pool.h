#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <thread>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "services/platform/sql/connection.h"

namespace vanthu::sql {

// At most `connections_max` connections of one kind, opened when they are first wanted and kept; what is lost is closed and
// opened anew. Threads: any; a connection belongs to the thread that holds its lease.
class ConnectionPool {
 public:
  using Connect = std::function<absl::StatusOr<std::unique_ptr<Connection>>()>;
  ConnectionPool(Connect connect, size_t connections_max) : connect_(std::move(connect)), connections_max_(connections_max) {}

  class Lease {
   public:
    Lease(ConnectionPool& pool, std::unique_ptr<Connection> connection) : pool_(&pool), connection_(std::move(connection)) {}
    Lease(Lease&&) = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease() {
      if (connection_ != nullptr) pool_->GiveBack(std::move(connection_));
    }
    Connection& operator*() const { return *connection_; }
    Connection* operator->() const { return connection_.get(); }

   private:
    ConnectionPool* pool_;
    std::unique_ptr<Connection> connection_;
  };

  // Waits for a connection; kBusy where none came free in time, INTERNAL where this thread itself holds the one it waits for.
  absl::StatusOr<Lease> Take();
  // Closes what is idle: a server that was restarted has lost all of it.
  void DropIdle();

 private:
  friend class Lease;
  void GiveBack(std::unique_ptr<Connection> connection);
  absl::StatusOr<std::unique_ptr<Connection>> Reserve();

  const Connect connect_;
  const size_t connections_max_;
  std::mutex mutex_;  // guards what follows
  std::condition_variable given_back_;
  std::vector<std::unique_ptr<Connection>> idle_;
  std::multiset<std::thread::id> holders_;  // one for each connection that is out
};

}  // namespace vanthu::sql
