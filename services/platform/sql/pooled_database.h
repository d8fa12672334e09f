#pragma once

#include <functional>
#include <memory>

#include "services/platform/sql/connection_pool.h"
#include "services/platform/sql/database.h"

namespace vanthu::sql {

// How both engines run transactions: take a connection, begin, work, commit, and once more where nothing has happened.
class PooledDatabase : public Database {
 public:
  // Without `readers` the writers read as well.
  PooledDatabase(std::unique_ptr<ConnectionPool> writers, std::unique_ptr<ConnectionPool> readers,
                 std::function<CommitOutcome()> commit_outcome);

  absl::Status Write(const std::function<absl::Status(Transaction&)>& work) override;
  absl::Status Read(const std::function<absl::Status(Transaction&)>& work) override;

 private:
  struct Run {
    absl::Status status;
    bool again = false;  // nothing of it has happened: it may be run again
  };
  Run RunOnce(ConnectionPool& pool, bool writing, const std::function<absl::Status(Transaction&)>& work);
  Run Commit(Connection& connection);
  absl::Status RunUntilDone(ConnectionPool& pool, bool writing, const std::function<absl::Status(Transaction&)>& work);

  std::unique_ptr<ConnectionPool> writers_;
  std::unique_ptr<ConnectionPool> readers_;
  std::function<CommitOutcome()> commit_outcome_;
};

// The engines. Each opens one connection at once, so that a wrong URL is told at the start.
absl::StatusOr<std::unique_ptr<Database>> OpenSqlite(const DatabaseOptions& options);
absl::StatusOr<std::unique_ptr<Database>> OpenPostgres(const DatabaseOptions& options);

}  // namespace vanthu::sql
