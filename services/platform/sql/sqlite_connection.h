#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "services/platform/sql/connection.h"

struct sqlite3;
struct sqlite3_stmt;

namespace vanthu::sql {

// A connection to one SQLite file: WAL, synchronous=FULL. Write transactions hold the one write lock from their start (BEGIN
// IMMEDIATE): one that read first and wrote later would fail with BUSY whatever the timeout.
class SqliteConnection : public Connection {
 public:
  // `path` is a file or ":memory:". `pages_max` 0: no bound.
  static absl::StatusOr<std::unique_ptr<Connection>> Open(const std::string& path, int64_t pages_max);

  std::string_view ForUpdate() const override { return ""; }
  absl::StatusOr<std::optional<absl::Time>> ServerTime() override { return std::optional<absl::Time>(); }

 protected:
  absl::StatusOr<Outcome> Run(std::string_view statement, const Parameters& parameters) override;
  absl::Status StartTransaction(bool writing) override;
  absl::Status EndCommit() override;
  void EndRollback() override;

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
    void operator()(sqlite3_stmt* statement) const;
  };
  using Handle = std::unique_ptr<sqlite3, Close>;
  using Statement = std::unique_ptr<sqlite3_stmt, Close>;
  struct TextHash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  SqliteConnection(Handle handle, std::string path) : handle_(std::move(handle)), path_(std::move(path)) {}
  absl::Status Configure(int64_t pages_max);
  absl::Status RunSimple(const char* statement);
  absl::StatusOr<sqlite3_stmt*> Prepare(std::string_view text);
  absl::StatusOr<Outcome> Step(sqlite3_stmt* statement);
  absl::Status FailedWith(int code);

  Handle handle_;
  std::string path_;
  bool reads_only_ = false;
  std::unordered_map<std::string, Statement, TextHash, std::equal_to<>> statements_;  // closed before the handle
};

}  // namespace vanthu::sql
