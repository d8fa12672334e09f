#pragma once

#include <cstdint>
#include <functional>

#include "services/drafting/draft/attachment.h"
#include "services/platform/files/content_store.h"
#include "services/platform/rpc/feed.h"
#include "vanthu/drafting/v1/drafting.pb.h"

namespace vanthu::drafting {

// One reader of one prepared PDF, to its end, in chunks of 256 KiB. It never has to be woken.
class PreparedPdfFeed : public rpc::Feed<v1::PreparedPdfChunk> {
 public:
  PreparedPdfFeed(files::ContentStore& files, Attachment pdf);
  absl::StatusOr<bool> Next(v1::PreparedPdfChunk* item) override;
  void Notify(std::function<void()>) override {}

 private:
  files::ContentStore& files_;
  const Attachment pdf_;
  int64_t offset_ = 0;
};

}  // namespace vanthu::drafting
