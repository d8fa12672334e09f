#include "services/connector/endpoint/folder/folder_endpoint.h"

#include <array>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "nlohmann/json.hpp"
#include "services/connector/endpoint/folder/folder_name.h"
#include "services/platform/crypto/sha256.h"
#include "services/platform/status/macros.h"
#include "services/platform/status/reason.h"
#include "services/platform/vocabulary/fault_point.h"

namespace vanthu::connector {
namespace {

using status::Reason;
using std::filesystem::path;

constexpr char kMarker[] = ".vanthu-endpoint";
constexpr char kLedger[] = ".vanthu-ledger";
constexpr char kStaging[] = ".staging";
constexpr int64_t kMarkerBytesMax = 4096;
constexpr int64_t kPieceBytes = 1 << 20;
constexpr size_t kShortSuffixCharacters = 6;

absl::Status Missing(const path& root, std::string cause, std::string cause_en) {
  return status::Error(Reason::kEndpointMissing,
                       {{"name", root.string()}, {"cause", std::move(cause)}, {"cause_en", std::move(cause_en)}});
}

absl::Status WriteDurably(files::Disk& disk, const path& to, std::string_view bytes) {
  ASSIGN_OR_RETURN(const std::unique_ptr<files::WritableFile> file, disk.Create(to));
  RETURN_IF_ERROR(file->Append(bytes));
  RETURN_IF_ERROR(file->Sync());
  return file->Close();
}

}  // namespace

FolderEndpoint::FolderEndpoint(files::Disk& disk, Randomness& randomness, path root)
    : disk_(disk), randomness_(randomness), root_(std::move(root)), ledger_(disk, root_ / kLedger) {}

absl::StatusOr<std::string> FolderEndpoint::ReadMarker() {
  if (!disk_.Exists(root_ / kMarker))
    return Missing(root_, "không có tệp nhận dạng .vanthu-endpoint", "there is no marker .vanthu-endpoint");
  ASSIGN_OR_RETURN(const std::string text, disk_.Read(root_ / kMarker, 0, kMarkerBytesMax));
  const auto json = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
  const bool is_ours = json.is_object() && json.contains("endpoint") && json["endpoint"].is_string();
  if (!is_ours) {
    return Missing(root_, "tệp nhận dạng .vanthu-endpoint không đọc được", "the marker .vanthu-endpoint cannot be read");
  }
  return json["endpoint"].get<std::string>();
}

absl::Status FolderEndpoint::Check(const std::string& identity) {
  ASSIGN_OR_RETURN(const std::string found, ReadMarker());
  if (found == identity) return ledger_.Check(identity);
  return Missing(root_, absl::StrCat("thư mục là của điểm nhận \"", found, "\""),
                 absl::StrCat("the folder is that of endpoint \"", found, "\""));
}

// The ledger before the marker: a marker without its ledger is a ledger that was lost.
absl::StatusOr<std::string> FolderEndpoint::SetUp() {
  if (disk_.Exists(root_ / kMarker)) {
    ASSIGN_OR_RETURN(std::string found, ReadMarker());
    RETURN_IF_ERROR(ledger_.Check(found));
    return found;
  }
  if (ledger_.Exists()) {
    ASSIGN_OR_RETURN(const bool is_unused, ledger_.IsUnused());
    if (!is_unused) {
      return Missing(root_, "có sổ giao nhận .vanthu-ledger nhưng mất tệp nhận dạng .vanthu-endpoint",
                     "there is a ledger .vanthu-ledger, and its marker .vanthu-endpoint is lost");
    }
  }
  const std::string identity = FreshIdText(randomness_);
  RETURN_IF_ERROR(disk_.MakeFolders(root_ / kStaging));
  RETURN_IF_ERROR(ledger_.Create(identity));
  VANTHU_FAULT_POINT("endpoint.ledger_made");
  const nlohmann::json marker = {{"format", "vanthu/endpoint/v1"}, {"endpoint", identity}};
  RETURN_IF_ERROR(files::WriteWhole(disk_, root_ / kMarker, marker.dump() + "\n"));
  VANTHU_FAULT_POINT("endpoint.marked");
  return identity;
}

absl::StatusOr<std::string> FolderEndpoint::HandOver(const std::string& identity, const Package& package) {
  RETURN_IF_ERROR(Check(identity));
  const path staging = root_ / kStaging / package.key;
  ASSIGN_OR_RETURN(std::optional<std::string> folder, ledger_.FindIntent(package.key));
  if (folder && !disk_.Exists(staging)) {
    RETURN_IF_ERROR(MakeDurable(*folder));
    return (root_ / *folder).string();
  }
  // Of a run that ended before its intent. With an intent the staging folder is filled anew where it lies: without it the package
  // would count as handed over.
  if (!folder) RETURN_IF_ERROR(disk_.RemoveAll(staging));
  RETURN_IF_ERROR(Stage(package, staging));
  VANTHU_FAULT_POINT("handover.staged");
  if (!folder) {
    ASSIGN_OR_RETURN(folder, FreeFolder(package));
  }
  RETURN_IF_ERROR(MoveIntoPlace(package, staging, *folder));
  // A disk that went away under our hands has taken nothing: what was written went into the bare mount point.
  RETURN_IF_ERROR(Check(identity));
  return (root_ / *folder).string();
}

absl::Status FolderEndpoint::Stage(const Package& package, const path& staging) {
  RETURN_IF_ERROR(disk_.MakeFolders(staging));
  for (const PackagedFile& file : package.files) {
    RETURN_IF_ERROR(disk_.Copy(file.source, staging / file.name));
    RETURN_IF_ERROR(JudgeWritten(staging / file.name, file.digest));
  }
  for (const PackagedText& text : package.texts) {
    RETURN_IF_ERROR(WriteDurably(disk_, staging / text.name, text.bytes));
    RETURN_IF_ERROR(JudgeWritten(staging / text.name, crypto::Sha256(text.bytes)));
  }
  return disk_.SyncFolder(staging);
}

// The source was judged when it was fetched, perhaps long ago; it may have rotted since, and a disk may lie.
absl::Status FolderEndpoint::JudgeWritten(const path& file, const Digest& digest) {
  crypto::Sha256Stream hash;
  for (int64_t offset = 0;;) {
    ASSIGN_OR_RETURN(const std::string piece, disk_.Read(file, offset, kPieceBytes));
    if (piece.empty()) break;
    hash.Update(piece);
    offset += static_cast<int64_t>(piece.size());
  }
  if (hash.Finish() == digest) return absl::OkStatus();
  return status::Error(Reason::kDigestMismatch, {{"name", file.string()}, {"value", digest.Hex()}});
}

// A folder that is there already is somebody else's: it is neither written into nor replaced. That is no word on the endpoint,
// which serves all other packages.
absl::StatusOr<std::string> FolderEndpoint::FreeFolder(const Package& package) {
  const std::string& id = package.delivery.delivery.text();
  const std::string again = package.delivery.attempt == 1 ? "" : absl::StrCat("-", package.delivery.attempt);
  const std::string year = absl::StrCat(package.manifest.day.year());
  const std::array<std::string, 2> suffixes = {absl::StrCat(id.substr(0, kShortSuffixCharacters), again),
                                               absl::StrCat(id, again)};
  std::string folder;
  for (const std::string& suffix : suffixes) {
    folder = absl::StrCat(year, "/", FolderName(package.manifest.number.Text(), package.delivery.abstract, suffix));
    if (!disk_.Exists(root_ / folder)) return folder;
  }
  return status::Error(Reason::kFolderTaken, {{"name", (root_ / folder).string()}});
}

absl::Status FolderEndpoint::MoveIntoPlace(const Package& package, const path& staging, const std::string& folder) {
  RETURN_IF_ERROR(disk_.MakeFolders((root_ / folder).parent_path()));
  // Repeated where it is there already: it may have been read from memory and never have reached the disk.
  RETURN_IF_ERROR(ledger_.AppendIntent(package.key, folder));
  VANTHU_FAULT_POINT("handover.intended");
  RETURN_IF_ERROR(disk_.Rename(staging, root_ / folder));  // syncs both folders
  VANTHU_FAULT_POINT("handover.renamed");
  return absl::OkStatus();
}

// It was renamed by a run that ended before it knew: the rename may be in memory only. Where people have moved the year's folder
// away there is nothing left to sync.
absl::Status FolderEndpoint::MakeDurable(const std::string& folder) {
  const path parent = (root_ / folder).parent_path();
  if (disk_.Exists(parent)) RETURN_IF_ERROR(disk_.SyncFolder(parent));
  return disk_.Exists(root_ / kStaging) ? disk_.SyncFolder(root_ / kStaging) : absl::OkStatus();
}

}  // namespace vanthu::connector
