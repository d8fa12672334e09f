#include "gateway/cli/file_upload.h"

#include <filesystem>
#include <fstream>
#include <string_view>

#include "absl/strings/str_format.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/reason.h"

namespace vanthu::cli {
namespace {

constexpr size_t kPieceBytes = 256 * 1024;
constexpr int64_t kLongBytes = 1 << 20;  // of a file whose way up is worth looking at

}  // namespace

FileBody BodyOf(const std::string& path, Console& console) {
  const std::string name = std::filesystem::path(path).filename().string();
  FileBody body{.path = path, .query = {{"fileName", name}}};
  if (!console.terminal().is_terminal) return body;
  body.progress = [&console, name, shown = -1](int64_t sent, int64_t total) mutable {
    const int percent = total == 0 ? 100 : static_cast<int>(100 * sent / total);
    if (total < kLongBytes || percent == shown) return;
    shown = percent;
    console.err() << absl::StrFormat("\r%s  %3d %%%s", name, percent, percent == 100 ? "\n" : "") << std::flush;
  };
  return body;
}

absl::StatusOr<Digest> DigestOfFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return status::Error(status::Reason::kNotFound, {{"name", path}});
  crypto::Sha256Stream hash;
  std::string piece(kPieceBytes, '\0');
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0) {
    hash.Update(std::string_view(piece.data(), static_cast<size_t>(in.gcount())));
  }
  return hash.Finish();
}

}  // namespace vanthu::cli
