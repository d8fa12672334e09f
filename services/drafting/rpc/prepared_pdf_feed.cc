#include "services/drafting/rpc/prepared_pdf_feed.h"

#include <utility>

#include "services/platform/rpc/channel.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::drafting {

PreparedPdfFeed::PreparedPdfFeed(files::ContentStore& files, Attachment pdf) : files_(files), pdf_(std::move(pdf)) {}

absl::StatusOr<bool> PreparedPdfFeed::Next(v1::PreparedPdfChunk* item) {
  if (offset_ >= pdf_.size_bytes) return absl::OutOfRangeError("the end of the file");
  ASSIGN_OR_RETURN(*item->mutable_chunk(), files_.Read(pdf_.digest, offset_, rpc::kChunkBytes));
  if (item->chunk().empty()) return status::Error(status::Reason::kFileMissing, {{"name", pdf_.file_name}});
  offset_ += static_cast<int64_t>(item->chunk().size());
  return true;
}

}  // namespace vanthu::drafting
