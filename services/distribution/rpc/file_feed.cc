#include "services/distribution/rpc/file_feed.h"

#include <utility>

#include "services/platform/rpc/channel.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::distribution {

FileFeed::FileFeed(DispatchFiles& files, verification::FileEntry file, int64_t offset)
    : files_(files), file_(std::move(file)), offset_(offset) {}

absl::StatusOr<bool> FileFeed::Next(v1::FileChunk* item) {
  item->Clear();
  const bool is_at_end = offset_ >= file_.size_bytes;
  if (std::exchange(is_first_, false)) {
    item->set_size_bytes(file_.size_bytes);
    item->set_file_name(file_.name);
    item->set_digest(file_.digest.Bytes());
    if (is_at_end) return true;
  }
  if (is_at_end) return absl::OutOfRangeError("the end of the file");
  ASSIGN_OR_RETURN(*item->mutable_chunk(), files_.Read(file_, offset_, rpc::kChunkBytes));
  // A file that ends before its size was cut off on our disk.
  if (item->chunk().empty()) return status::Error(status::Reason::kFileMissing, {{"name", file_.name}});
  offset_ += static_cast<int64_t>(item->chunk().size());
  return true;
}

}  // namespace vanthu::distribution
