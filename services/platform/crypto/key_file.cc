#include "services/platform/crypto/key_file.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "absl/strings/str_format.h"
#include "services/platform/status/cause.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::crypto {
namespace {

constexpr size_t kSeedBytes = 32;
constexpr int kFileBytesMax = 64 * 1024;

struct FreeBio {
  void operator()(BIO* bio) const { BIO_free(bio); }
};
struct FreeKey {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
using Bio = std::unique_ptr<BIO, FreeBio>;
using Key = std::unique_ptr<EVP_PKEY, FreeKey>;

absl::Status DiskError(const std::string& path, int error) {
  if (error == ENOSPC || error == EDQUOT) return status::Error(status::Reason::kDiskFull, {{"name", path}});
  if (error == EROFS || error == EACCES || error == EPERM) return status::Error(status::Reason::kReadOnlyDisk, {{"name", path}});
  return status::CausedError(status::Reason::kDiskFailed,
                             status::Quoted(status::kOperatingSystem, std::generic_category().message(error)), {{"name", path}});
}

absl::Status NoKey(const std::string& path) {
  return status::CausedError(
      status::Reason::kConfigInvalid,
      {"không phải khóa riêng Ed25519 dạng PEM (PKCS #8)", "it is no Ed25519 private key in PEM (PKCS #8)"},
      {{"name", path}, {"field", "PRIVATE KEY"}});
}

// None where there is no such file.
absl::StatusOr<std::optional<std::string>> ReadFile(const std::string& path) {
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0 && errno == ENOENT) return std::optional<std::string>();
  if (fd < 0) return DiskError(path, errno);
  std::string text(kFileBytesMax, '\0');
  const ssize_t count = read(fd, text.data(), text.size());
  const int error = errno;
  close(fd);
  if (count < 0) return DiskError(path, error);
  text.resize(static_cast<size_t>(count));
  return std::optional<std::string>(std::move(text));
}

absl::StatusOr<std::string> SeedOf(const std::string& path, const std::string& pem) {
  const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  // An empty passphrase instead of a callback: an encrypted file is refused rather than asked about on a terminal.
  const Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, const_cast<char*>("")));
  std::string seed(kSeedBytes, '\0');
  size_t size = seed.size();
  const bool is_ed25519 = key && EVP_PKEY_get_id(key.get()) == EVP_PKEY_ED25519 &&
                          EVP_PKEY_get_raw_private_key(key.get(), reinterpret_cast<unsigned char*>(seed.data()), &size) == 1;
  if (!is_ed25519) return NoKey(path);
  return seed;
}

std::string PemOf(const std::string& seed) {
  const Key key(
      EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, reinterpret_cast<const unsigned char*>(seed.data()), seed.size()));
  const Bio bio(BIO_new(BIO_s_mem()));
  PEM_write_bio_PKCS8PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &data);
  return std::string(data, static_cast<size_t>(size));
}

absl::Status WriteSynced(const std::string& path, std::string_view text) {
  const int fd = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (fd < 0) return DiskError(path, errno);
  const ssize_t written = write(fd, text.data(), text.size());
  const int error = written == static_cast<ssize_t>(text.size()) ? 0 : (written < 0 ? errno : ENOSPC);
  const int sync_error = error == 0 && fsync(fd) != 0 ? errno : error;
  close(fd);
  return sync_error == 0 ? absl::OkStatus() : DiskError(path, sync_error);
}

absl::Status SyncFolderOf(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  const int fd = open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return DiskError(folder, errno);
  const int error = fsync(fd) == 0 ? 0 : errno;
  close(fd);
  return error == 0 ? absl::OkStatus() : DiskError(folder, error);
}

// Puts `text` at `path` unless somebody was there first: link(2), unlike rename(2), never replaces.
absl::Status CreateOnce(const std::string& path, std::string_view text, Randomness& randomness) {
  const std::string beside = absl::StrFormat("%s.%s.new", path, FreshIdText(randomness));
  absl::Status written = WriteSynced(beside, text);
  if (written.ok() && link(beside.c_str(), path.c_str()) != 0 && errno != EEXIST) written = DiskError(path, errno);
  unlink(beside.c_str());
  RETURN_IF_ERROR(written);
  return SyncFolderOf(path);
}

}  // namespace

absl::StatusOr<std::string> LoadOrCreateSeed(const std::string& path, Randomness& randomness) {
  const auto make = [&]() -> absl::StatusOr<std::string> { return PemOf(randomness.Bytes(kSeedBytes)); };
  ASSIGN_OR_RETURN(const std::string pem, LoadOrCreateSecret(path, make, randomness));
  return SeedOf(path, pem);
}

absl::StatusOr<std::string> LoadOrCreateSecret(const std::string& path, const std::function<absl::StatusOr<std::string>()>& make,
                                               Randomness& randomness) {
  ASSIGN_OR_RETURN(const std::optional<std::string> there, ReadFile(path));
  if (there) return *there;
  ASSIGN_OR_RETURN(const std::string text, make());
  RETURN_IF_ERROR(CreateOnce(path, text, randomness));
  ASSIGN_OR_RETURN(const std::optional<std::string> made, ReadFile(path));
  if (!made) return DiskError(path, ENOENT);
  return *made;
}

absl::StatusOr<bool> IsThere(const std::string& path) {
  ASSIGN_OR_RETURN(const std::optional<std::string> there, ReadFile(path));
  return there.has_value();
}

}  // namespace vanthu::crypto
