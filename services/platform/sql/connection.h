#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "services/platform/sql/database.h"

namespace vanthu::sql {

// One connection of an engine, and the transaction that runs on it. Here is what both engines share: values are checked before an
// engine sees them, many rows go in fixed shapes so that statements stay prepared, and the first failure is kept, so that a
// transaction whose error was swallowed cannot commit (SQLite would commit the survivors; PostgreSQL would answer OK and roll
// back). Threads: one at a time.
class Connection : public Transaction {
 public:
  absl::Status Begin(bool writing);
  absl::Status Commit() { return EndCommit(); }
  void Rollback() { EndRollback(); }

  // The first failure since Begin.
  const absl::Status& failed() const { return failed_; }
  // False: it has to be closed; the next one is opened anew.
  bool healthy() const { return healthy_; }

  absl::StatusOr<Rows> QueryValues(std::string_view statement, std::vector<Value> parameters) final;
  absl::StatusOr<int64_t> ExecuteValues(std::string_view statement, std::vector<Value> parameters) final;
  absl::Status InsertAll(std::string_view insert, const std::vector<std::vector<Value>>& rows, std::string_view suffix) final;

 protected:
  // Parameters by reference: they outlive the call. `types` has a letter for each: i(nteger), t(ext), b(lob), n(othing known:
  // NULL).
  struct Parameters {
    std::vector<const Value*> values;
    std::string types;
  };
  struct Outcome {
    std::vector<std::vector<Value>> rows;
    int64_t changed = 0;
  };
  // Every error carries a Failure. An engine says by MarkUnhealthy that the connection is of no use any more.
  virtual absl::StatusOr<Outcome> Run(std::string_view statement, const Parameters& parameters) = 0;
  virtual absl::Status StartTransaction(bool writing) = 0;
  virtual absl::Status EndCommit() = 0;
  virtual void EndRollback() = 0;
  void MarkUnhealthy() { healthy_ = false; }

 private:
  absl::StatusOr<Outcome> Try(std::string_view statement, const Parameters& parameters);
  absl::Status InsertChunk(std::string_view insert, const std::vector<std::vector<Value>>& rows, size_t first, size_t count,
                           std::string_view suffix);
  const std::string& InsertText(std::string_view insert, size_t columns, size_t rows, std::string_view suffix);

  absl::Status failed_;
  bool healthy_ = true;
  std::map<std::string, std::string, std::less<>> insert_texts_;
};

}  // namespace vanthu::sql
