#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/platform/vocabulary/clock.h"

namespace spdlog {
class logger;
}

namespace vanthu::runtime {

enum class LogLevel { kInfo, kWarning, kError };

struct LogField {
  std::string_view key;
  std::string value;
};

// The process's log: one JSON object a line, "ts" "level" "service" "event" first, then the fields in their order. `event` is a
// fixed word, "server.started"; what varies is a field. No content of dispatches goes in. Threads: any.
class JsonLog {
 public:
  static JsonLog ToStderr(std::string service, Clock& clock);
  // Appends. READ_ONLY_DISK where the file cannot be opened.
  static absl::StatusOr<JsonLog> ToFile(std::string service, Clock& clock, const std::string& path);

  void Write(LogLevel level, std::string_view event, std::initializer_list<LogField> fields = {});
  void Info(std::string_view event, std::initializer_list<LogField> fields = {}) { Write(LogLevel::kInfo, event, fields); }
  void Warning(std::string_view event, std::initializer_list<LogField> fields = {}) { Write(LogLevel::kWarning, event, fields); }
  void Error(std::string_view event, std::initializer_list<LogField> fields = {}) { Write(LogLevel::kError, event, fields); }

 private:
  JsonLog(std::string service, Clock& clock, std::shared_ptr<spdlog::logger> sink);

  std::string service_;
  Clock* clock_;
  std::shared_ptr<spdlog::logger> sink_;
};

}  // namespace vanthu::runtime
