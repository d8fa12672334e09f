#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/connector/endpoint/endpoint.h"
#include "services/connector/endpoint/folder/folder_ledger.h"
#include "services/platform/files/disk.h"
#include "services/platform/vocabulary/identifier.h"
#include "services/platform/vocabulary/randomness.h"

namespace vanthu::connector {

// A folder that the agency's own system, or its clerk, reads: root/2024/05-STTTT-BCXB … (k3f9q2)/, complete from the moment at
// which it has its name. On its own file system the folder carries a marker of its identity and a ledger, so that a disk that is
// not mounted, or was wiped, is never taken for an empty one. Staged, intent in the ledger, renamed, each made durable before the
// next; and what lies staged is read back and judged by its digest before it counts. What was moved or removed by
// people after that is theirs. Threads: one at a time. `disk` and `randomness` outlive it.
class FolderEndpoint : public Endpoint {
 public:
  FolderEndpoint(files::Disk& disk, Randomness& randomness, std::filesystem::path root);

  absl::StatusOr<std::string> SetUp() override;
  absl::StatusOr<std::string> HandOver(const std::string& identity, const Package& package) override;

 private:
  absl::Status Check(const std::string& identity);
  absl::StatusOr<std::string> ReadMarker();
  absl::Status Stage(const Package& package, const std::filesystem::path& staging);
  absl::Status JudgeWritten(const std::filesystem::path& file, const Digest& digest);
  absl::StatusOr<std::string> FreeFolder(const Package& package);
  absl::Status MoveIntoPlace(const Package& package, const std::filesystem::path& staging, const std::string& folder);
  absl::Status MakeDurable(const std::string& folder);

  files::Disk& disk_;
  Randomness& randomness_;
  const std::filesystem::path root_;
  FolderLedger ledger_;
};

// Each hosted agency's folder: root/{agency}.
class FolderEndpoints : public Endpoints {
 public:
  FolderEndpoints(files::Disk& disk, Randomness& randomness, std::filesystem::path root)
      : disk_(disk), randomness_(randomness), root_(std::move(root)) {}

  Endpoint& Of(const AgencyId& agency) override {
    std::lock_guard lock(mutex_);
    return endpoints_.try_emplace(agency, disk_, randomness_, root_ / agency.text()).first->second;
  }

 private:
  files::Disk& disk_;
  Randomness& randomness_;
  const std::filesystem::path root_;
  std::mutex mutex_;  // guards endpoints_; an entry stays where it is
  std::map<AgencyId, FolderEndpoint> endpoints_;
};

}  // namespace vanthu::connector
