#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <utility>

#include "absl/status/statusor.h"
#include "services/platform/files/content_store.h"
#include "services/platform/rpc/sink.h"
#include "services/platform/vocabulary/digest.h"
#include "vanthu/distribution/v1/distribution.pb.h"

namespace vanthu::distribution {

// One file arriving in chunks; nothing of it stays unless it has the digest that its first chunk named.
class FileSink : public rpc::Sink<v1::UploadFileRequest, v1::UploadFileResponse> {
 public:
  // Told of the file's size when it is stored. Where there is one, the caller has to bring all bytes, stored already or not.
  using OnBrought = std::function<absl::Status(const Digest& digest, int64_t size_bytes)>;

  static absl::StatusOr<std::unique_ptr<rpc::Sink<v1::UploadFileRequest, v1::UploadFileResponse>>> Open(
      files::ContentStore& store, const v1::UploadFileRequest& first, OnBrought on_brought);

  absl::StatusOr<bool> Write(const v1::UploadFileRequest& chunk) override;
  absl::StatusOr<v1::UploadFileResponse> Finish() override;

 private:
  FileSink(files::ContentStore& store, const Digest& digest, OnBrought on_brought)
      : store_(store), digest_(digest), on_brought_(std::move(on_brought)) {}

  files::ContentStore& store_;
  const Digest digest_;
  const OnBrought on_brought_;
  std::unique_ptr<files::ContentStore::Upload> upload_;  // none: the file is there already
  int64_t size_bytes_ = 0;
};

}  // namespace vanthu::distribution
