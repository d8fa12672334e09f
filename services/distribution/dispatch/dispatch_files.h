#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/distribution/dispatch/dispatch.h"
#include "services/platform/files/content_store.h"
#include "services/platform/vocabulary/digest.h"
#include "services/verification/manifest.h"

namespace vanthu::distribution {

// The files of issued dispatches, each stored once by its digest. A digest alone opens nothing: what is read is asked for by a
// dispatch that holds it. Threads: any. The store outlives it.
class DispatchFiles {
 public:
  explicit DispatchFiles(files::ContentStore& store) : store_(store) {}

  std::vector<Digest> FindMissing(const std::vector<Digest>& digests);

  // FILE_MISSING, naming the first, or DIGEST_MISMATCH where a stored file has not the manifest's size.
  absl::Status JudgeWhole(const verification::Manifest& manifest);

  // NOT_FOUND where the dispatch holds no such file.
  static absl::StatusOr<verification::FileEntry> Held(const Dispatch& dispatch, const Digest& digest);

  // The bytes from `offset`, at most `bytes_max`; empty at the file's end.
  absl::StatusOr<std::string> Read(const verification::FileEntry& file, int64_t offset, int64_t bytes_max);

  files::ContentStore& store() { return store_; }

 private:
  files::ContentStore& store_;
};

}  // namespace vanthu::distribution
