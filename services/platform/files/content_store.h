#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/files/disk.h"
#include "services/platform/vocabulary/digest.h"
#include "services/platform/vocabulary/randomness.h"

namespace vanthu::files {

// What a stored file is: its digest is its name.
struct StoredFile {
  Digest digest;
  int64_t size_bytes = 0;
};

// A service's files, content-addressed in a folder of its own: root/ab/cdef…, each stored once, whole or not at all.
// Nothing is ever collected by itself (no retention yet). Threads: any.
class ContentStore {
 public:
  // `disk` and `randomness` outlive the store.
  ContentStore(Disk& disk, Randomness& randomness, std::filesystem::path root);

  // One file arriving piece by piece; nothing is stored unless Commit succeeds.
  class Upload {
   public:
    ~Upload();  // drops what was not committed
    absl::Status Append(std::string_view bytes);
    // DIGEST_MISMATCH where `expected` is given and another.
    absl::StatusOr<StoredFile> Commit(std::optional<Digest> expected = std::nullopt);

   private:
    friend class ContentStore;
    Upload(ContentStore& store, std::filesystem::path staging) : store_(store), staging_(std::move(staging)) {}
    ContentStore& store_;
    std::filesystem::path staging_;
    std::unique_ptr<WritableFile> file_;
    crypto::Sha256Stream hash_;
    int64_t size_bytes_ = 0;
    absl::Status failed_;  // the first failure; nothing can be appended or committed after it
  };
  absl::StatusOr<std::unique_ptr<Upload>> Begin();
  // What uploads of a killed process left behind. At start only, and only by the one process that owns the folder.
  absl::Status DropUnfinished();

  absl::StatusOr<StoredFile> Put(std::string_view bytes);
  bool Has(const Digest& digest);
  absl::StatusOr<int64_t> Size(const Digest& digest);
  absl::StatusOr<std::string> Read(const Digest& digest, int64_t offset,
                                   int64_t bytes_max);  // FILE_MISSING where it is not there
  // The whole file, its digest checked: DIGEST_MISMATCH where the disk has changed it, LIMIT_EXCEEDED beyond `bytes_max`.
  absl::StatusOr<std::string> ReadAll(const Digest& digest, int64_t bytes_max);
  std::filesystem::path PathOf(const Digest& digest) const;
  // Forgets a file that somebody else has: one that the disk has changed would be taken for good whenever it is stored again.
  absl::Status Drop(const Digest& digest);

 private:
  Disk& disk_;
  Randomness& randomness_;
  std::filesystem::path root_;
};

}  // namespace vanthu::files
