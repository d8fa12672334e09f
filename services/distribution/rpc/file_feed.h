#pragma once

#include <cstdint>
#include <functional>

#include "services/distribution/dispatch/dispatch_files.h"
#include "services/platform/rpc/feed.h"
#include "services/verification/manifest.h"
#include "vanthu/distribution/v1/distribution.pb.h"

namespace vanthu::distribution {

// One reader of one file, from an offset to the end, in chunks of 256 KiB; the first tells of the whole. It never has to be
// woken.
class FileFeed : public rpc::Feed<v1::FileChunk> {
 public:
  FileFeed(DispatchFiles& files, verification::FileEntry file, int64_t offset);
  absl::StatusOr<bool> Next(v1::FileChunk* item) override;
  void Notify(std::function<void()>) override {}

 private:
  DispatchFiles& files_;
  const verification::FileEntry file_;
  int64_t offset_;
  bool is_first_ = true;
};

}  // namespace vanthu::distribution
