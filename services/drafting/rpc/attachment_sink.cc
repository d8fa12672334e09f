#include "services/drafting/rpc/attachment_sink.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/drafting/limits.h"
#include "services/drafting/rpc/drafting_mapping.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/text/file_name.h"

namespace vanthu::drafting {
namespace {

using status::Reason;

absl::Status JudgeAgency(const rpc::Call& call, const DraftName& draft) {
  if (!call.caller.person || call.caller.person->agency == draft.agency) return absl::OkStatus();
  return status::Error(Reason::kPermissionDenied, {{"caller", call.caller.name()},
                                                   {"method", call.method},
                                                   {"rule", "chỉ được làm việc với cơ quan của mình"},
                                                   {"rule_en", "only for one's own agency"}});
}

absl::Status JudgeFileName(const std::string& name) {
  if (!name.empty() && text::SafeFileName(name) == name) return absl::OkStatus();
  return status::Error(Reason::kInvalidField, {{"field", "file_name"},
                                               {"value", name},
                                               {"rule", "Tên tệp phải dùng được trên mọi hệ điều hành; hãy đổi tên tệp."},
                                               {"rule_en", "A file name must be valid on every system; rename the file."}});
}

}  // namespace

AttachmentSink::AttachmentSink(DraftDesk& drafts, DraftName draft, std::string file_name, std::string actor,
                               std::unique_ptr<files::ContentStore::Upload> upload)
    : drafts_(drafts),
      draft_(std::move(draft)),
      file_name_(std::move(file_name)),
      actor_(std::move(actor)),
      upload_(std::move(upload)) {}

absl::StatusOr<std::unique_ptr<rpc::Sink<v1::UploadAttachmentRequest, v1::UploadAttachmentResponse>>> AttachmentSink::Open(
    files::ContentStore& files, DraftDesk& drafts, const rpc::Call& call, const v1::UploadAttachmentRequest& first) {
  ASSIGN_OR_RETURN(const DraftName draft, ParseDraftName(first.name()));
  RETURN_IF_ERROR(JudgeAgency(call, draft));
  RETURN_IF_ERROR(JudgeFileName(first.file_name()));
  RETURN_IF_ERROR(drafts.Find(draft).status());
  ASSIGN_OR_RETURN(auto upload, files.Begin());
  return std::unique_ptr<rpc::Sink<v1::UploadAttachmentRequest, v1::UploadAttachmentResponse>>(
      new AttachmentSink(drafts, draft, first.file_name(), call.caller.name(), std::move(upload)));
}

absl::StatusOr<bool> AttachmentSink::Write(const v1::UploadAttachmentRequest& chunk) {
  size_bytes_ += static_cast<int64_t>(chunk.chunk().size());
  if (size_bytes_ > kAttachmentBytesMax) {
    return status::Error(Reason::kLimitExceeded, {{"field", file_name_},
                                                  {"limit", absl::StrCat(kAttachmentBytesMax, " byte")},
                                                  {"value", absl::StrCat("> ", kAttachmentBytesMax)}});
  }
  RETURN_IF_ERROR(upload_->Append(chunk.chunk()));
  return true;
}

absl::StatusOr<v1::UploadAttachmentResponse> AttachmentSink::Finish() {
  ASSIGN_OR_RETURN(const files::StoredFile stored, upload_->Commit());
  RETURN_IF_ERROR(drafts_.Attach(draft_, {file_name_, stored.digest, stored.size_bytes}, actor_).status());
  v1::UploadAttachmentResponse response;
  response.mutable_attachment()->set_file_name(file_name_);
  response.mutable_attachment()->set_digest(stored.digest.Bytes());
  response.mutable_attachment()->set_size_bytes(stored.size_bytes);
  return response;
}

}  // namespace vanthu::drafting
