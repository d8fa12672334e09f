#include "services/platform/runtime/process_plan.h"

#include <fstream>
#include <iterator>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/util/time_util.h"
#include "services/platform/runtime/config_file.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/text/host_port.h"

namespace vanthu::runtime {
namespace {

constexpr int kThreadsMax = 256;
constexpr absl::Duration kDrainGraceMax = absl::Hours(1);

bool IsAddress(const std::string& text) { return text::ParseHostPort(text).has_value(); }

absl::Status NoAddress(const std::string& file, const std::string& field, const std::string& value) {
  return WrongConfig(file, field, absl::StrCat("\"", value, "\" không phải địa chỉ dạng 127.0.0.1:8432"),
                     absl::StrCat("\"", value, "\" is no address like 127.0.0.1:8432"));
}

absl::Status JudgeAddresses(const config::v1::Process& process, const std::string& file) {
  if (!IsAddress(process.listen())) return NoAddress(file, "process.listen", process.listen());
  if (!process.observe().empty() && !IsAddress(process.observe())) return NoAddress(file, "process.observe", process.observe());
  for (const auto& [service, address] : process.peers()) {
    if (!IsAddress(address)) return NoAddress(file, absl::StrCat("process.peers.", service), address);
  }
  return absl::OkStatus();
}

absl::Status JudgePresence(const config::v1::Process& process, const std::string& file) {
  const std::pair<const char*, const std::string&> needed[] = {{"installation", process.installation()},
                                                               {"data_folder", process.data_folder()},
                                                               {"key_and_chain_file", process.key_and_chain_file()},
                                                               {"authorities_file", process.authorities_file()},
                                                               {"token_keys_file", process.token_keys_file()}};
  for (const auto& [field, value] : needed) {
    if (value.empty()) return WrongConfig(file, absl::StrCat("process.", field), "để trống", "it is empty");
  }
  return absl::OkStatus();
}

absl::Status SetLimits(const config::v1::Process& process, const std::string& file, ProcessPlan* plan) {
  if (process.threads() < 0 || process.threads() > kThreadsMax) {
    return WrongConfig(file, "process.threads", "phải từ 1 đến 256", "has to be from 1 to 256");
  }
  if (process.threads() > 0) plan->threads = static_cast<size_t>(process.threads());
  if (!process.has_drain_grace()) return absl::OkStatus();
  plan->drain_grace = absl::Nanoseconds(google::protobuf::util::TimeUtil::DurationToNanoseconds(process.drain_grace()));
  if (plan->drain_grace < absl::ZeroDuration() || plan->drain_grace > kDrainGraceMax) {
    return WrongConfig(file, "process.drain_grace", "phải từ 0s đến 3600s", "has to be from 0s to 3600s");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<ProcessPlan> PlanOf(const std::string& service, const config::v1::Process& process, const std::string& file) {
  RETURN_IF_ERROR(JudgePresence(process, file));
  RETURN_IF_ERROR(JudgeAddresses(process, file));
  ProcessPlan plan{.service = service,
                   .installation = process.installation(),
                   .listen = process.listen(),
                   .observe = process.observe(),
                   .data_folder = PathIn(file, process.data_folder()),
                   .postgresql_url_file = PathIn(file, process.database().postgresql_url_file()),
                   .schema = process.database().schema().empty() ? service : process.database().schema(),
                   .tls = {.key_and_chain = PathIn(file, process.key_and_chain_file()),
                           .authorities = PathIn(file, process.authorities_file())},
                   .token_keys_file = PathIn(file, process.token_keys_file()),
                   .peers = {process.peers().begin(), process.peers().end()},
                   .reflection = process.reflection()};
  RETURN_IF_ERROR(SetLimits(process, file, &plan));
  return plan;
}

absl::StatusOr<bus::KafkaOptions> BrokerOf(const std::string& service, const config::v1::Broker& broker,
                                           const std::string& file) {
  if (broker.bootstrap_servers().empty()) {
    return WrongConfig(file, "broker.bootstrap_servers", "để trống", "it is empty");
  }
  bus::KafkaOptions options{.bootstrap_servers = broker.bootstrap_servers(),
                            .client_id = absl::StrCat("vanthu-", service),
                            .group = broker.group().empty() ? service : broker.group(),
                            .properties = {broker.properties().begin(), broker.properties().end()}};
  if (broker.replication_factor() > 0) options.replication_factor = broker.replication_factor();
  return options;
}

absl::StatusOr<sql::DatabaseOptions> DatabaseOf(const ProcessPlan& plan) {
  if (plan.postgresql_url_file.empty()) {
    return sql::DatabaseOptions{.url = absl::StrCat("sqlite:", plan.Folder("database.sqlite").string())};
  }
  std::ifstream in(plan.postgresql_url_file);
  if (!in) return status::Error(status::Reason::kNotFound, {{"name", plan.postgresql_url_file.string()}});
  std::string url(std::istreambuf_iterator<char>(in), {});
  absl::StripAsciiWhitespace(&url);
  if (!absl::StartsWith(url, "postgresql://") && !absl::StartsWith(url, "postgres://")) {
    return WrongConfig(plan.postgresql_url_file.string(), "postgresql_url_file", "cần một dòng bắt đầu bằng postgresql://",
                       "one line that begins with postgresql:// is needed");
  }
  return sql::DatabaseOptions{.url = std::move(url), .schema = plan.schema};
}

}  // namespace vanthu::runtime
