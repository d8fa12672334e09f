#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "services/platform/status/cause.h"

namespace vanthu::drafting {

// DAMAGED_FILE: not what it should be, without an intent to see.
inline absl::Status RefuseDamaged(std::string_view file_name, status::Cause cause) {
  return status::CausedError(status::Reason::kDamagedFile, std::move(cause), {{"name", std::string(file_name)}});
}

// UNSAFE_FILE: built as no word processor builds it, and as those do who want to harm the one that reads it.
inline absl::Status RefuseUnsafe(std::string_view file_name, status::Cause cause) {
  return status::CausedError(status::Reason::kUnsafeFile, std::move(cause), {{"name", std::string(file_name)}});
}

// UNSUPPORTED_FORMAT: a file of another kind; what it is, and the way out.
struct ForeignFormat {
  std::string vietnamese;
  std::string english;
  std::string way_out_vietnamese;
  std::string way_out_english;
};
inline absl::Status RefuseFormat(std::string_view file_name, ForeignFormat format) {
  return status::Error(status::Reason::kUnsupportedFormat, {{"name", std::string(file_name)},
                                                            {"value", std::move(format.vietnamese)},
                                                            {"value_en", std::move(format.english)},
                                                            {"rule", std::move(format.way_out_vietnamese)},
                                                            {"rule_en", std::move(format.way_out_english)}});
}

}  // namespace vanthu::drafting
