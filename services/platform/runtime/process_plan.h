#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/platform/bus/kafka_bus.h"
#include "services/platform/rpc/channel.h"
#include "services/platform/sql/database.h"
#include "vanthu/config/v1/process.pb.h"

namespace vanthu::runtime {

inline constexpr int64_t kPemBytesMax = 64 * 1024;  // a key with its chain, or public keys: some KB

// What a process's file says, with every path made whole. A value.
struct ProcessPlan {
  std::string service;  // "numbering"
  std::string installation;
  std::string listen;
  std::string observe;                        // empty: no such port
  std::filesystem::path data_folder;          // empty: it owns nothing
  std::filesystem::path postgresql_url_file;  // empty: SQLite
  std::string schema;
  rpc::TlsFiles tls;
  std::filesystem::path token_keys_file;
  std::map<std::string, std::string> peers;  // service, address
  bool reflection = false;
  size_t threads = 2;
  absl::Duration drain_grace = absl::Seconds(30);

  std::filesystem::path Folder(std::string_view part) const { return data_folder / part; }
};

// CONFIG_INVALID names `file` and the key that is missing or wrong. Nothing is read or opened.
absl::StatusOr<ProcessPlan> PlanOf(const std::string& service, const config::v1::Process& process, const std::string& file);
absl::StatusOr<bus::KafkaOptions> BrokerOf(const std::string& service, const config::v1::Broker& broker, const std::string& file);

// Where the plan's database is; reads the file that says so for PostgreSQL. CONFIG_INVALID, NOT_FOUND.
absl::StatusOr<sql::DatabaseOptions> DatabaseOf(const ProcessPlan& plan);

}  // namespace vanthu::runtime
