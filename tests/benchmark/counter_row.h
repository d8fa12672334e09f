#pragma once

#include <libpq-fe.h>

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "tests/benchmark/callers.h"

namespace vanthu::benchmark {

// The peer of numbering: what an office's software does with PostgreSQL. One counter row for the book, and for each number one
// transaction: begin, the counter up by one, the register's row, commit. Each client has its own connection with its statements
// prepared; the row holds what ours holds, and there is no log.
class CounterRow {
 public:
  static absl::StatusOr<std::unique_ptr<CounterRow>> Open(const std::string& url);

  absl::Status Take(int caller);
  absl::Status Check() const;  // as many rows as the counter says

 private:
  struct Close {
    void operator()(PGconn* connection) const { PQfinish(connection); }
  };
  using Connection = std::unique_ptr<PGconn, Close>;

  CounterRow() = default;
  absl::Status InsertRow(int caller, const std::string& number);

  std::array<Connection, kCallers> connections_;
  std::array<int64_t, kCallers> taken_{};  // each is its caller's
};

}  // namespace vanthu::benchmark
