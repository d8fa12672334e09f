#include "services/platform/runtime/json_log.h"

#include <utility>

#include "absl/time/time.h"
#include "nlohmann/json.hpp"
#include "services/platform/status/reason.h"
#include "spdlog/logger.h"
#include "spdlog/sinks/basic_file_sink.h"
#include "spdlog/sinks/stdout_sinks.h"

namespace vanthu::runtime {
namespace {

std::string_view NameOf(LogLevel level) {
  switch (level) {
    case LogLevel::kInfo:
      return "info";
    case LogLevel::kWarning:
      return "warning";
    case LogLevel::kError:
      return "error";
  }
  return "error";
}

}  // namespace

JsonLog::JsonLog(std::string service, Clock& clock, std::shared_ptr<spdlog::logger> sink)
    : service_(std::move(service)), clock_(&clock), sink_(std::move(sink)) {
  sink_->set_pattern("%v");
  sink_->flush_on(spdlog::level::trace);  // a line that was written is there when the process is killed
}

JsonLog JsonLog::ToStderr(std::string service, Clock& clock) {
  auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  return JsonLog(std::move(service), clock, std::make_shared<spdlog::logger>("log", std::move(sink)));
}

absl::StatusOr<JsonLog> JsonLog::ToFile(std::string service, Clock& clock, const std::string& path) {
  try {
    auto sink = std::make_shared<spdlog::sinks::basic_file_sink_mt>(path);
    return JsonLog(std::move(service), clock, std::make_shared<spdlog::logger>("log", std::move(sink)));
  } catch (const spdlog::spdlog_ex&) {
    return status::Error(status::Reason::kReadOnlyDisk, {{"name", path}});
  }
}

void JsonLog::Write(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) {
  nlohmann::ordered_json line;
  line["ts"] = absl::FormatTime("%Y-%m-%dT%H:%M:%E6SZ", clock_->Now(), absl::UTCTimeZone());
  line["level"] = NameOf(level);
  line["service"] = service_;
  line["event"] = event;
  for (const LogField& field : fields) line[std::string(field.key)] = field.value;
  // A value that is no UTF-8 (a foreign file's name) must not cost the line.
  sink_->info("{}", line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

}  // namespace vanthu::runtime
