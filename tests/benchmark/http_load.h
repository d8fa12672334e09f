#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace vanthu::benchmark {

struct HttpTarget {
  int port = 0;
  std::string path;
  std::string token;

  // The words of a command line that name it: its address and its token's field.
  std::string Words() const;
};

// wrk: so many connections, each asking again as soon as it was answered. Requests per second; a failure where one was refused.
absl::StatusOr<double> RequestsPerSecond(const HttpTarget& target, int connections, absl::Duration span);

// curl, once: the answer's body. A failure where the answer is an error.
absl::StatusOr<std::string> Get(const HttpTarget& target);

// A failure where not all of `bytes` came; they are thrown away.
absl::Status Download(const HttpTarget& target, int64_t bytes);

// So many of them at the same time.
absl::Status Upload(const HttpTarget& target, std::string_view file, int times);

}  // namespace vanthu::benchmark
