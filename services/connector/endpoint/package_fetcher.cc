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

absl::Status PackageFetcher::Fetch(const std::string& delivery_name, const InboxId& inbox, Package& package) {
  for (PackagedFile& file : package.files) {
    if (!store_.Has(file.digest)) RETURN_IF_ERROR(FetchOne({delivery_name, inbox, file.digest}, file));
    ASSIGN_OR_RETURN(const int64_t size, store_.Size(file.digest));
    if (size != file.size_bytes) return Mismatch(file);
    file.source = store_.PathOf(file.digest);
  }
  return absl::OkStatus();
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
