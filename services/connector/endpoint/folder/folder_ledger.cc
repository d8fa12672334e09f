#include "services/connector/endpoint/folder/folder_ledger.h"

#include <memory>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"

namespace vanthu::connector {
namespace {

using status::Reason;

constexpr std::string_view kHeader = "vanthu/ledger/v1 ";
constexpr std::string_view kIntent = "intent ";
constexpr int64_t kPieceBytes = 1 << 20;
constexpr size_t kChecksumCharacters = 16;

// Tells a whole line from a torn one; nobody has to be kept from forging it.
std::string Checksum(std::string_view key, std::string_view folder) {
  return crypto::Sha256(absl::StrFormat("%s %s", key, folder)).Hex().substr(0, kChecksumCharacters);
}

struct Intent {
  std::string_view key;
  std::string_view folder;
};

std::string IntentLine(std::string_view key, std::string_view folder) {
  return absl::StrFormat("%s%s %s %s\n", kIntent, key, Checksum(key, folder), folder);
}

std::optional<Intent> ParseIntent(std::string_view line) {
  if (line.substr(0, kIntent.size()) != kIntent) return std::nullopt;
  line.remove_prefix(kIntent.size());
  const size_t key_end = line.find(' ');
  if (key_end == std::string_view::npos) return std::nullopt;
  const size_t checksum_end = line.find(' ', key_end + 1);
  if (checksum_end == std::string_view::npos) return std::nullopt;
  const Intent intent{line.substr(0, key_end), line.substr(checksum_end + 1)};
  if (line.substr(key_end + 1, checksum_end - key_end - 1) != Checksum(intent.key, intent.folder)) return std::nullopt;
  return intent;
}

absl::Status Missing(const std::filesystem::path& file, std::string cause, std::string cause_en) {
  return status::Error(Reason::kEndpointMissing,
                       {{"name", file.parent_path().string()}, {"cause", std::move(cause)}, {"cause_en", std::move(cause_en)}});
}

}  // namespace

absl::Status FolderLedger::Create(std::string_view identity) {
  size_bytes_ = -1;
  return files::WriteWhole(disk_, file_, absl::StrFormat("%s%s\n", kHeader, identity));
}

absl::Status FolderLedger::ForEachLine(const std::function<void(std::string_view)>& visit) {
  std::string rest;
  int64_t offset = 0;
  while (true) {
    ASSIGN_OR_RETURN(const std::string piece, disk_.Read(file_, offset, kPieceBytes));
    if (piece.empty()) break;
    offset += static_cast<int64_t>(piece.size());
    rest += piece;
    size_t begin = 0;
    for (size_t end = rest.find('\n'); end != std::string::npos; end = rest.find('\n', begin)) {
      visit(std::string_view(rest).substr(begin, end - begin));
      begin = end + 1;
    }
    rest.erase(0, begin);
  }
  size_bytes_ = offset;
  ends_torn_ = !rest.empty();
  return absl::OkStatus();
}

absl::Status FolderLedger::Load() {
  if (!disk_.Exists(file_)) {
    return Missing(file_, "không có sổ giao nhận .vanthu-ledger", "there is no ledger .vanthu-ledger");
  }
  ASSIGN_OR_RETURN(const int64_t size, disk_.Size(file_));
  if (size == size_bytes_) return absl::OkStatus();
  size_bytes_ = -1;
  identity_.clear();
  keys_.clear();
  bool is_first = true;
  const absl::Status read = ForEachLine([&](std::string_view line) {
    if (is_first && line.substr(0, kHeader.size()) == kHeader) identity_ = std::string(line.substr(kHeader.size()));
    is_first = false;
    if (const auto intent = ParseIntent(line)) keys_.emplace(intent->key);
  });
  if (!read.ok()) size_bytes_ = -1;
  return read;
}

absl::Status FolderLedger::Check(std::string_view identity) {
  RETURN_IF_ERROR(Load());
  if (identity_ == identity) return absl::OkStatus();
  return Missing(file_, absl::StrCat("sổ giao nhận .vanthu-ledger là của điểm nhận \"", identity_, "\""),
                 absl::StrCat("the ledger .vanthu-ledger is that of endpoint \"", identity_, "\""));
}

absl::StatusOr<bool> FolderLedger::IsUnused() {
  RETURN_IF_ERROR(Load());
  return keys_.empty();
}

absl::StatusOr<std::optional<std::string>> FolderLedger::FindIntent(std::string_view key) {
  RETURN_IF_ERROR(Load());
  std::optional<std::string> folder;
  if (keys_.count(std::string(key)) == 0) return folder;
  RETURN_IF_ERROR(ForEachLine([&](std::string_view line) {
    const auto intent = ParseIntent(line);
    if (intent && intent->key == key) folder = std::string(intent->folder);
  }));
  return folder;
}

absl::Status FolderLedger::AppendIntent(std::string_view key, std::string_view folder) {
  RETURN_IF_ERROR(Load());
  const std::string line = absl::StrCat(ends_torn_ ? "\n" : "", IntentLine(key, folder));
  // Whatever fails from here on, the file is no longer as remembered.
  const int64_t size = std::exchange(size_bytes_, -1);
  ASSIGN_OR_RETURN(const std::unique_ptr<files::WritableFile> file, disk_.OpenToAppend(file_));
  RETURN_IF_ERROR(file->Append(line));
  RETURN_IF_ERROR(file->Sync());
  RETURN_IF_ERROR(file->Close());
  keys_.emplace(key);
  ends_torn_ = false;
  size_bytes_ = size + static_cast<int64_t>(line.size());
  return absl::OkStatus();
}

}  // namespace vanthu::connector
