#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/platform/files/disk.h"

namespace vanthu::connector {

// What a folder endpoint remembers on its own file system: an append-only file, in which each package that was to be moved to its
// place has an intent line before it is moved. So whoever finds the folder later, a restored inbox above all, learns what was
// handed over. A line that was torn while it was written says nothing, as if it had never begun. Keeps a few bytes of memory per
// line. Threads: one at a time.
class FolderLedger {
 public:
  FolderLedger(files::Disk& disk, std::filesystem::path file) : disk_(disk), file_(std::move(file)) {}

  // An empty ledger for the endpoint `identity`, durable.
  absl::Status Create(std::string_view identity);
  // ENDPOINT_MISSING where the ledger is not there, or is another endpoint's.
  absl::Status Check(std::string_view identity);
  bool Exists() { return disk_.Exists(file_); }
  // True: it is there, and tells of no package. Only then may an endpoint be begun around it.
  absl::StatusOr<bool> IsUnused();

  // The folder that the last intent for `key` names; none: there is no intent.
  absl::StatusOr<std::optional<std::string>> FindIntent(std::string_view key);
  // Durable when OK. An intent may be repeated.
  absl::Status AppendIntent(std::string_view key, std::string_view folder);

 private:
  absl::Status Load();
  absl::Status ForEachLine(const std::function<void(std::string_view)>& visit);

  files::Disk& disk_;
  const std::filesystem::path file_;
  std::string identity_;                  // of the first line
  int64_t size_bytes_ = -1;               // of the file when it was read; another size: somebody else wrote it
  bool ends_torn_ = false;                // its last line has no end
  std::unordered_set<std::string> keys_;  // that have an intent
};

}  // namespace vanthu::connector
