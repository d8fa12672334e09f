#pragma once

#include <string>

#include "absl/status/statusor.h"

namespace vanthu::benchmark {

// What a shell's command wrote on its standard output. INTERNAL where it ended badly: its errors stand on ours.
absl::StatusOr<std::string> OutputOf(const std::string& command);

}  // namespace vanthu::benchmark
