#include "services/distribution/dispatch/dispatch_files.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/str_cat.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::distribution {
namespace {

using status::Reason;
using verification::FileEntry;

absl::Status JudgeFile(files::ContentStore& store, const FileEntry& file) {
  if (!store.Has(file.digest)) return status::Error(Reason::kFileMissing, {{"name", file.name}});
  ASSIGN_OR_RETURN(const int64_t size, store.Size(file.digest));
  if (size == file.size_bytes) return absl::OkStatus();
  return status::Error(Reason::kDigestMismatch, {{"name", file.name}, {"value", file.digest.Hex()}});
}

}  // namespace

std::vector<Digest> DispatchFiles::FindMissing(const std::vector<Digest>& digests) {
  std::vector<Digest> missing;
  std::copy_if(digests.begin(), digests.end(), std::back_inserter(missing),
               [&](const Digest& digest) { return !store_.Has(digest); });
  return missing;
}

absl::Status DispatchFiles::JudgeWhole(const verification::Manifest& manifest) {
  RETURN_IF_ERROR(JudgeFile(store_, manifest.pdf));
  for (const FileEntry& file : manifest.attachments) RETURN_IF_ERROR(JudgeFile(store_, file));
  return absl::OkStatus();
}

absl::StatusOr<FileEntry> DispatchFiles::Held(const Dispatch& dispatch, const Digest& digest) {
  ASSIGN_OR_RETURN(const verification::Manifest manifest, verification::ParseManifest(dispatch.manifest_text));
  const FileEntry* file = FileOf(manifest, digest);
  if (file != nullptr) return *file;
  return status::Error(Reason::kNotFound, {{"name", absl::StrCat(dispatch.name.Text(), " ", digest.Hex())}});
}

absl::StatusOr<std::string> DispatchFiles::Read(const FileEntry& file, int64_t offset, int64_t bytes_max) {
  if (offset >= file.size_bytes) return std::string();
  return store_.Read(file.digest, offset, std::min(bytes_max, file.size_bytes - offset));
}

}  // namespace vanthu::distribution
