#include "services/platform/runtime/token_key_file.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/platform/crypto/public_key_pem.h"
#include "services/platform/runtime/process_plan.h"
#include "services/platform/status/macros.h"

namespace vanthu::runtime {
namespace {

constexpr absl::Duration kLook = absl::Seconds(1);

}  // namespace

TokenKeyFile::TokenKeyFile(files::Disk& disk, Clock& clock, std::filesystem::path path)
    : disk_(disk), clock_(clock), path_(std::move(path)) {}

std::vector<crypto::PublicKey> TokenKeyFile::Keys() {
  std::lock_guard lock(mutex_);
  const absl::Time now = clock_.Now();
  if (absl::AbsDuration(now - looked_at_) >= kLook) {
    looked_at_ = now;
    Read();
  }
  return keys_;
}

absl::Status TokenKeyFile::last_failure() {
  std::lock_guard lock(mutex_);
  return failure_;
}

void TokenKeyFile::Read() {
  auto text = disk_.Read(path_, 0, kPemBytesMax);
  failure_ = text.status();
  if (!text.ok() || *text == text_) return;
  auto keys = crypto::PublicKeysFromPem(path_.string(), *text);
  failure_ = keys.status();
  if (!keys.ok()) return;
  text_ = *std::move(text);
  keys_ = *std::move(keys);
}

absl::Status AddTokenKey(files::Disk& disk, const std::filesystem::path& path, const crypto::PublicKey& key) {
  std::string text;
  if (disk.Exists(path)) {
    ASSIGN_OR_RETURN(text, disk.Read(path, 0, kPemBytesMax));
    ASSIGN_OR_RETURN(const std::vector<crypto::PublicKey> keys, crypto::PublicKeysFromPem(path.string(), text));
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) return absl::OkStatus();
  }
  RETURN_IF_ERROR(disk.MakeFolders(path.parent_path()));
  return files::WriteWhole(disk, path, absl::StrCat(crypto::PemOf(key), text));
}

}  // namespace vanthu::runtime
