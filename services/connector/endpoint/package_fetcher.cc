#include "services/connector/endpoint/package_fetcher.h"

#include <cstdint>
#include <string_view>

#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::connector {
namespace {

absl::Status Mismatch(const PackagedFile& file) {
  return status::Error(status::Reason::kDigestMismatch, {{"name", file.title}, {"value", file.digest.Hex()}});
}

}  // namespace

class PackageFetcher::Turn {
 public:
  Turn(PackageFetcher& fetcher, const Digest& digest) : fetcher_(fetcher), digest_(digest) {
    std::unique_lock lock(fetcher_.mutex_);
    fetcher_.changed_.wait(lock, [this] { return fetcher_.fetching_.insert(digest_).second; });
  }
  ~Turn() {
    std::lock_guard lock(fetcher_.mutex_);
    fetcher_.fetching_.erase(digest_);
    fetcher_.changed_.notify_all();
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  PackageFetcher& fetcher_;
  const Digest digest_;
};

absl::Status PackageFetcher::Fetch(const std::string& delivery_name, const InboxId& inbox, Package& package) {
  for (PackagedFile& file : package.files) {
    RETURN_IF_ERROR(Bring({delivery_name, inbox, file.digest}, file));
    file.source = store_.PathOf(file.digest);
  }
  return absl::OkStatus();
}

absl::Status PackageFetcher::Forget(const Package& package) {
  for (const PackagedFile& file : package.files) {
    const Turn turn(*this, file.digest);
    RETURN_IF_ERROR(store_.Drop(file.digest));
  }
  return absl::OkStatus();
}

absl::Status PackageFetcher::Bring(const DeliveryFile& wanted, const PackagedFile& file) {
  const Turn turn(*this, file.digest);
  if (store_.Has(file.digest)) {
    ASSIGN_OR_RETURN(const int64_t size, store_.Size(file.digest));
    if (size == file.size_bytes) return absl::OkStatus();
    RETURN_IF_ERROR(store_.Drop(file.digest));  // cut off by the disk
  }
  RETURN_IF_ERROR(FetchOne(wanted, file));
  ASSIGN_OR_RETURN(const int64_t size, store_.Size(file.digest));
  return size == file.size_bytes ? absl::OkStatus() : Mismatch(file);
}

absl::Status PackageFetcher::FetchOne(const DeliveryFile& wanted, const PackagedFile& file) {
  ASSIGN_OR_RETURN(const auto upload, store_.Begin());
  int64_t received = 0;
  RETURN_IF_ERROR(files_.Read(wanted, [&](std::string_view bytes) -> absl::Status {
    received += static_cast<int64_t>(bytes.size());
    if (received > file.size_bytes) return Mismatch(file);  // no more is stored than the manifest tells of
    return upload->Append(bytes);
  }));
  return upload->Commit(file.digest).status();
}

}  // namespace vanthu::connector
