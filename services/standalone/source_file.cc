#include "services/standalone/source_file.h"

#include <fstream>
#include <sstream>
#include <string_view>
#include <utility>

#include "absl/strings/escaping.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/reason.h"
#include "services/platform/text/utf8.h"

namespace vanthu::standalone {
namespace {

constexpr size_t kPieceBytes = 256 * 1024;

absl::StatusOr<std::ifstream> Opened(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return status::Error(status::Reason::kNotFound, {{"name", file.string()}});
  return in;
}

}  // namespace

absl::StatusOr<std::string> ReadWhole(const std::filesystem::path& file) {
  auto in = Opened(file);
  if (!in.ok()) return in.status();
  std::ostringstream bytes;
  bytes << in->rdbuf();
  return std::move(bytes).str();
}

absl::StatusOr<std::string> FileNameOf(const std::filesystem::path& file) {
  std::string name = file.filename().string();
  if (!text::FirstInvalidUtf8(name)) return name;
  return status::Error(status::Reason::kInvalidField, {{"field", "--issue, --attach"},
                                                       {"value", absl::CHexEscape(name)},
                                                       {"rule", "Tên tệp phải là UTF-8. Đổi tên tệp rồi chạy lại."},
                                                       {"rule_en", "A file's name has to be UTF-8. Rename it and run again."}});
}

absl::StatusOr<Digest> DigestOf(const std::filesystem::path& file) {
  auto in = Opened(file);
  if (!in.ok()) return in.status();
  crypto::Sha256Stream hash;
  std::string piece(kPieceBytes, '\0');
  while (in->read(piece.data(), static_cast<std::streamsize>(piece.size())) || in->gcount() > 0) {
    hash.Update(std::string_view(piece.data(), static_cast<size_t>(in->gcount())));
  }
  return hash.Finish();
}

}  // namespace vanthu::standalone
