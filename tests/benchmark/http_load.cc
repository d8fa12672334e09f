#include "tests/benchmark/http_load.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "services/platform/status/macros.h"
#include "tests/benchmark/command_output.h"

namespace vanthu::benchmark {
namespace {

constexpr char kRate[] = "Requests/sec:";

}  // namespace

std::string HttpTarget::Words() const {
  return absl::StrFormat("-H 'Authorization: Bearer %s' 'http://127.0.0.1:%d%s'", token, port, path);
}

absl::StatusOr<double> RequestsPerSecond(const HttpTarget& target, int connections, absl::Duration span) {
  const std::string command = absl::StrFormat("wrk --threads %d --connections %d --duration %ds --timeout 20s %s",
                                              std::min(connections, 2), connections, absl::ToInt64Seconds(span), target.Words());
  ASSIGN_OR_RETURN(const std::string told, OutputOf(command));
  const std::vector<std::string> parts = absl::StrSplit(told, kRate);
  double rate = 0;
  const bool has_rate = parts.size() == 2 && absl::SimpleAtod(parts[1].substr(0, parts[1].find('\n')), &rate);
  const bool has_failures = told.find("Non-2xx") != std::string::npos || told.find("Socket errors") != std::string::npos;
  if (has_rate && rate > 0 && !has_failures) return rate;
  return absl::InternalError(absl::StrCat("wrk met failures:\n", told));
}

absl::StatusOr<std::string> Get(const HttpTarget& target) {
  return OutputOf(absl::StrCat("curl --silent --show-error --fail ", target.Words()));
}

absl::Status Download(const HttpTarget& target, int64_t bytes) {
  ASSIGN_OR_RETURN(const std::string size, OutputOf(absl::StrCat("curl --silent --show-error --fail --output /dev/null ",
                                                                 "--write-out '%{size_download}' ", target.Words())));
  if (size == absl::StrCat(bytes)) return absl::OkStatus();
  return absl::InternalError(absl::StrFormat("%s of %d bytes came", size, bytes));
}

absl::Status Upload(const HttpTarget& target, std::string_view file, int times) {
  std::string command;
  for (int i = 0; i < times; ++i) {
    absl::StrAppend(&command, "curl --silent --show-error --output /dev/null --write-out '%{http_code}\\n' --request POST ",
                    "--header 'Content-Type: application/octet-stream' --data-binary '@", std::string(file), "' ", target.Words(),
                    " & ");
  }
  ASSIGN_OR_RETURN(const std::string codes, OutputOf(absl::StrCat(command, "wait")));
  const std::vector<std::string> lines = absl::StrSplit(codes, '\n', absl::SkipEmpty());
  if (std::count(lines.begin(), lines.end(), "200") == times) return absl::OkStatus();
  return absl::InternalError(absl::StrCat("not every upload was taken: ", codes));
}

}  // namespace vanthu::benchmark
