#pragma once

#include "absl/time/time.h"
#include "google/protobuf/util/time_util.h"

namespace vanthu::rpc {

// Instants as the contracts carry them: whole microseconds.
inline google::protobuf::Timestamp ToProto(absl::Time instant) {
  return google::protobuf::util::TimeUtil::MicrosecondsToTimestamp(absl::ToUnixMicros(instant));
}

inline absl::Time FromProto(const google::protobuf::Timestamp& timestamp) {
  return absl::FromUnixMicros(google::protobuf::util::TimeUtil::TimestampToMicroseconds(timestamp));
}

}  // namespace vanthu::rpc
