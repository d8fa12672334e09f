#include "services/platform/files/content_store.h"

#include <utility>

#include "services/platform/status/cause.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::files {
namespace {

using status::Reason;

constexpr char kStaging[] = "staging";

// To a reader a file of the store that is not there is missing for now, not unknown.
absl::Status OfReading(const absl::Status& status, const Digest& digest) {
  return status::Is(status, Reason::kNotFound) ? status::Error(Reason::kFileMissing, {{"name", digest.Hex()}}) : status;
}

}  // namespace

ContentStore::ContentStore(Disk& disk, Randomness& randomness, std::filesystem::path root)
    : disk_(disk), randomness_(randomness), root_(std::move(root)) {}

std::filesystem::path ContentStore::PathOf(const Digest& digest) const {
  const std::string hex = digest.Hex();
  return root_ / hex.substr(0, 2) / hex.substr(2);
}

absl::Status ContentStore::DropUnfinished() {
  const auto left = disk_.List(root_ / kStaging);
  if (status::Is(left.status(), Reason::kNotFound)) return absl::OkStatus();
  RETURN_IF_ERROR(left.status());
  for (const std::string& name : *left) RETURN_IF_ERROR(disk_.RemoveAll(root_ / kStaging / name));
  return absl::OkStatus();
}

absl::StatusOr<std::unique_ptr<ContentStore::Upload>> ContentStore::Begin() {
  RETURN_IF_ERROR(disk_.MakeFolders(root_ / kStaging));
  std::unique_ptr<Upload> upload(new Upload(*this, root_ / kStaging / FreshIdText(randomness_)));
  ASSIGN_OR_RETURN(upload->file_, disk_.Create(upload->staging_));
  return upload;
}

// A failure here leaves a file in staging, which is never read.
ContentStore::Upload::~Upload() {
  file_.reset();
  if (!staging_.empty()) store_.disk_.RemoveAll(staging_).IgnoreError();
}

absl::Status ContentStore::Upload::Append(std::string_view bytes) {
  if (!failed_.ok()) return failed_;
  failed_ = file_->Append(bytes);
  RETURN_IF_ERROR(failed_);
  hash_.Update(bytes);
  size_bytes_ += static_cast<int64_t>(bytes.size());
  return absl::OkStatus();
}

absl::StatusOr<StoredFile> ContentStore::Upload::Commit(std::optional<Digest> expected) {
  RETURN_IF_ERROR(failed_);
  failed_ = status::CausedError(Reason::kInternal, {"một lần tải lên chỉ được chốt một lần", "an upload is committed once"});
  const StoredFile stored{hash_.Finish(), size_bytes_};
  if (expected && *expected != stored.digest) {
    return status::Error(Reason::kDigestMismatch, {{"name", stored.digest.Hex()}, {"value", expected->Hex()}});
  }
  const std::filesystem::path path = store_.PathOf(stored.digest);
  if (store_.disk_.Exists(path)) {
    // Somebody else's rename may not have reached the disk yet.
    RETURN_IF_ERROR(store_.disk_.SyncFolder(path.parent_path()));
    return stored;
  }
  RETURN_IF_ERROR(file_->Sync());
  RETURN_IF_ERROR(file_->Close());
  RETURN_IF_ERROR(store_.disk_.MakeFolders(path.parent_path()));
  RETURN_IF_ERROR(store_.disk_.Rename(staging_, path));
  staging_.clear();
  return stored;
}

absl::StatusOr<StoredFile> ContentStore::Put(std::string_view bytes) {
  const Digest digest = crypto::Sha256(bytes);
  if (Has(digest)) {
    RETURN_IF_ERROR(disk_.SyncFolder(PathOf(digest).parent_path()));
    return StoredFile{digest, static_cast<int64_t>(bytes.size())};
  }
  ASSIGN_OR_RETURN(const auto upload, Begin());
  RETURN_IF_ERROR(upload->Append(bytes));
  return upload->Commit(digest);
}

absl::Status ContentStore::Drop(const Digest& digest) { return disk_.RemoveAll(PathOf(digest)); }

bool ContentStore::Has(const Digest& digest) { return disk_.Exists(PathOf(digest)); }

absl::StatusOr<int64_t> ContentStore::Size(const Digest& digest) {
  const auto size = disk_.Size(PathOf(digest));
  if (!size.ok()) return OfReading(size.status(), digest);
  return size;
}

absl::StatusOr<std::string> ContentStore::Read(const Digest& digest, int64_t offset, int64_t bytes_max) {
  auto bytes = disk_.Read(PathOf(digest), offset, bytes_max);
  if (!bytes.ok()) return OfReading(bytes.status(), digest);
  return bytes;
}

absl::StatusOr<std::string> ContentStore::ReadAll(const Digest& digest, int64_t bytes_max) {
  ASSIGN_OR_RETURN(const int64_t size, Size(digest));
  if (size > bytes_max) {
    return status::Error(Reason::kLimitExceeded,
                         {{"field", digest.Hex()}, {"limit", std::to_string(bytes_max)}, {"value", std::to_string(size)}});
  }
  ASSIGN_OR_RETURN(std::string bytes, Read(digest, 0, size));
  // A disk that rots must not pass for a file that was sent.
  const Digest found = crypto::Sha256(bytes);
  if (found != digest)
    return status::Error(Reason::kDigestMismatch, {{"name", PathOf(digest).string()}, {"value", digest.Hex()}});
  return bytes;
}

}  // namespace vanthu::files
