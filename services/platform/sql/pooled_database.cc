#include "services/platform/sql/pooled_database.h"

#include <chrono>
#include <thread>
#include <utility>

#include "services/platform/sql/failure.h"

namespace vanthu::sql {
namespace {

constexpr int kRunsMax = 6;  // with the pauses below a lost server has about a second to come back

// A deadlock's victim runs again at once; a lost or busy database gets a moment.
void PauseAfter(const absl::Status& status, int run) {
  if (FailureOf(status) == Failure::kRetry) return;
  std::this_thread::sleep_for(std::chrono::milliseconds(20) * (1 << run));
}

absl::Status InjectedFailure(CommitOutcome outcome) {
  switch (outcome) {
    case CommitOutcome::kFailBefore:
      return Failed(Failure::kLost, "the process died before the commit");
    case CommitOutcome::kFailAfter:
      return Failed(Failure::kInDoubt, "the process died after the commit");
    case CommitOutcome::kFull:
      return Failed(Failure::kFull, "the database");
    case CommitOutcome::kReadOnly:
      return Failed(Failure::kReadOnly, "the database");
    case CommitOutcome::kCommit:
      break;
  }
  return absl::OkStatus();
}

}  // namespace

PooledDatabase::PooledDatabase(std::unique_ptr<ConnectionPool> writers, std::unique_ptr<ConnectionPool> readers,
                               std::function<CommitOutcome()> commit_outcome)
    : writers_(std::move(writers)), readers_(std::move(readers)), commit_outcome_(std::move(commit_outcome)) {}

absl::Status PooledDatabase::Write(const std::function<absl::Status(Transaction&)>& work) {
  return RunUntilDone(*writers_, /*writing=*/true, work);
}

absl::Status PooledDatabase::Read(const std::function<absl::Status(Transaction&)>& work) {
  return RunUntilDone(readers_ != nullptr ? *readers_ : *writers_, /*writing=*/false, work);
}

absl::Status PooledDatabase::RunUntilDone(ConnectionPool& pool, bool writing,
                                          const std::function<absl::Status(Transaction&)>& work) {
  for (int run = 1;; ++run) {
    Run result = RunOnce(pool, writing, work);
    if (!result.again || run == kRunsMax) return result.status;
    if (FailureOf(result.status) == Failure::kLost) pool.DropIdle();
    PauseAfter(result.status, run);
  }
}

PooledDatabase::Run PooledDatabase::RunOnce(ConnectionPool& pool, bool writing,
                                            const std::function<absl::Status(Transaction&)>& work) {
  auto lease = pool.Take();
  if (!lease.ok()) return {lease.status(), MayRunAgain(lease.status())};
  Connection& connection = **lease;
  absl::Status status = connection.Begin(writing);
  if (status.ok()) {
    status = work(connection);
    // What `work` made of a deadlock or a lost connection does not count: it is run again.
    if (status.ok() || MayRunAgain(connection.failed())) status = connection.failed().ok() ? status : connection.failed();
  }
  if (status.ok() && writing) return Commit(connection);
  connection.Rollback();
  return {status, MayRunAgain(status)};
}

PooledDatabase::Run PooledDatabase::Commit(Connection& connection) {
  const CommitOutcome outcome = commit_outcome_ ? commit_outcome_() : CommitOutcome::kCommit;
  // An injected outcome is the last word: a process that died does not try again.
  if (outcome != CommitOutcome::kCommit && outcome != CommitOutcome::kFailAfter) {
    connection.Rollback();
    return {InjectedFailure(outcome)};
  }
  absl::Status status = connection.Commit();
  if (!status.ok()) {
    connection.Rollback();
    return {status, MayRunAgain(status)};
  }
  return {InjectedFailure(outcome)};
}

}  // namespace vanthu::sql
