#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "services/platform/sql/connection.h"

struct pg_conn;
struct pg_result;

namespace vanthu::sql {

// A connection to one PostgreSQL server, at home in its service's schema. Write transactions are READ COMMITTED (SERIALIZABLE
// fails nearly always on a hot row): what must not change meanwhile is locked by the statement that reads it. A process that
// stalls inside a transaction loses it (idle_in_transaction_session_timeout), so that no row stays locked for ever.
class PostgresConnection : public Connection {
 public:
  // kLost where the server cannot be reached.
  static absl::StatusOr<std::unique_ptr<PostgresConnection>> Connect(const std::string& url, const std::string& schema);

  // Makes the schema, its domain blob and its table of migrations where they are missing.
  absl::Status MakeSchema();

  std::string_view ForUpdate() const override { return " for update"; }
  absl::StatusOr<std::optional<absl::Time>> ServerTime() override;

 protected:
  absl::StatusOr<Outcome> Run(std::string_view statement, const Parameters& parameters) override;
  absl::Status StartTransaction(bool writing) override;
  absl::Status EndCommit() override;
  void EndRollback() override;

 private:
  struct Close {
    void operator()(pg_conn* handle) const;
    void operator()(pg_result* result) const;
  };
  using Handle = std::unique_ptr<pg_conn, Close>;
  using Result = std::unique_ptr<pg_result, Close>;
  struct Statement {
    std::string name;
    size_t parameters = 0;
  };
  struct TextHash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  PostgresConnection(Handle handle, std::string schema) : handle_(std::move(handle)), schema_(std::move(schema)) {}
  bool Lost() const;
  absl::Status RunSimple(const std::string& script);
  absl::StatusOr<const Statement*> Prepare(std::string_view text, const std::string& types);
  absl::Status Forget();
  absl::Status FailedWith(const Result& result);

  Handle handle_;
  std::string schema_;
  int prepared_count_ = 0;
  std::unordered_map<std::string, Statement, TextHash, std::equal_to<>> statements_;
};

}  // namespace vanthu::sql
