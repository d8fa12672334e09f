#include "services/distribution/rpc/file_sink.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/distribution/limits.h"
#include "services/distribution/rpc/distribution_mapping.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::distribution {

absl::StatusOr<std::unique_ptr<rpc::Sink<v1::UploadFileRequest, v1::UploadFileResponse>>> FileSink::Open(
    files::ContentStore& store, const v1::UploadFileRequest& first, OnBrought on_brought) {
  RETURN_IF_ERROR(ParseAgencyName("parent", first.parent()).status());
  ASSIGN_OR_RETURN(const Digest digest, ParseDigest("digest", first.digest()));
  std::unique_ptr<FileSink> sink(new FileSink(store, digest, std::move(on_brought)));
  if (sink->on_brought_ != nullptr || !store.Has(digest)) {
    ASSIGN_OR_RETURN(sink->upload_, store.Begin());
  }
  return sink;
}

absl::StatusOr<bool> FileSink::Write(const v1::UploadFileRequest& chunk) {
  if (upload_ == nullptr) return false;
  size_bytes_ += static_cast<int64_t>(chunk.chunk().size());
  if (size_bytes_ > kFileBytesMax) {
    return status::Error(status::Reason::kLimitExceeded, {{"field", digest_.Hex()},
                                                          {"limit", absl::StrCat(kFileBytesMax, " byte")},
                                                          {"value", absl::StrCat("> ", kFileBytesMax)}});
  }
  RETURN_IF_ERROR(upload_->Append(chunk.chunk()));
  return true;
}

absl::StatusOr<v1::UploadFileResponse> FileSink::Finish() {
  v1::UploadFileResponse response;
  if (upload_ == nullptr) {
    ASSIGN_OR_RETURN(size_bytes_, store_.Size(digest_));
  } else {
    RETURN_IF_ERROR(upload_->Commit(digest_).status());
  }
  if (on_brought_ != nullptr) RETURN_IF_ERROR(on_brought_(digest_, size_bytes_));
  response.set_size_bytes(size_bytes_);
  return response;
}

}  // namespace vanthu::distribution
