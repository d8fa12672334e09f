#include "services/platform/runtime/protobuf_log.h"

#include <atomic>
#include <string>

#include "google/protobuf/stubs/logging.h"

namespace vanthu::runtime {
namespace {

std::atomic<JsonLog*> log_of_the_process = nullptr;  // libprotobuf takes a function, which holds nothing

void Write(google::protobuf::LogLevel level, const char*, int, const std::string& message) {
  JsonLog* log = log_of_the_process;
  if (log == nullptr) return;
  log->Write(level >= google::protobuf::LOGLEVEL_ERROR ? LogLevel::kError : LogLevel::kWarning, "protobuf.complained",
             {{"cause", message}});
}

}  // namespace

ProtobufLog::ProtobufLog(JsonLog& log) {
  log_of_the_process = &log;
  google::protobuf::SetLogHandler(Write);
}

ProtobufLog::~ProtobufLog() {
  google::protobuf::SetLogHandler(nullptr);
  log_of_the_process = nullptr;
}

}  // namespace vanthu::runtime
