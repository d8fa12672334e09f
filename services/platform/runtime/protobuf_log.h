#pragma once

#include "services/platform/runtime/json_log.h"

namespace vanthu::runtime {

// While it lives, what libprotobuf complains of (a string that is no UTF-8, an over-long message) is a line of the log instead of
// one on stderr. At most one in a process; it outlives whatever reads or writes messages. The call itself is refused by protobuf.
class ProtobufLog {
 public:
  explicit ProtobufLog(JsonLog& log);
  ~ProtobufLog();
  ProtobufLog(const ProtobufLog&) = delete;
  ProtobufLog& operator=(const ProtobufLog&) = delete;
};

}  // namespace vanthu::runtime
