#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "services/drafting/draft/draft_desk.h"
#include "services/platform/files/content_store.h"
#include "services/platform/rpc/call.h"
#include "services/platform/rpc/sink.h"
#include "vanthu/drafting/v1/drafting.pb.h"

namespace vanthu::drafting {

// One attachment arriving in chunks; nothing of it stays unless it comes whole.
class AttachmentSink : public rpc::Sink<v1::UploadAttachmentRequest, v1::UploadAttachmentResponse> {
 public:
  // Judges the first chunk: the draft is there, is the caller's agency's, and the name is no path.
  static absl::StatusOr<std::unique_ptr<rpc::Sink<v1::UploadAttachmentRequest, v1::UploadAttachmentResponse>>> Open(
      files::ContentStore& files, DraftDesk& drafts, const rpc::Call& call, const v1::UploadAttachmentRequest& first);

  absl::StatusOr<bool> Write(const v1::UploadAttachmentRequest& chunk) override;
  absl::StatusOr<v1::UploadAttachmentResponse> Finish() override;

 private:
  AttachmentSink(DraftDesk& drafts, DraftName draft, std::string file_name, std::string actor,
                 std::unique_ptr<files::ContentStore::Upload> upload);

  DraftDesk& drafts_;
  const DraftName draft_;
  const std::string file_name_;
  const std::string actor_;
  std::unique_ptr<files::ContentStore::Upload> upload_;
  int64_t size_bytes_ = 0;
};

}  // namespace vanthu::drafting
