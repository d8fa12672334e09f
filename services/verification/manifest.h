#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "services/platform/vocabulary/digest.h"
#include "services/platform/vocabulary/dispatch.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::verification {

// A file that travels with a dispatch.
struct FileEntry {
  Digest digest;
  int64_t size_bytes = 0;
  std::string name;  // as people read it; any UTF-8, never a path

  friend bool operator==(const FileEntry&, const FileEntry&) = default;
};

// What was issued under a number: what the leaf `issued` commits to, and what a recipient checks each file against.
struct Manifest {
  AgencyId issuer;
  DispatchId dispatch;
  DispatchNumber number;
  absl::CivilDay day;  // the day of issue, Asia/Ho_Chi_Minh
  FileEntry pdf;
  std::vector<FileEntry> attachments;  // in the order in which the dispatch lists them
  Digest recipients;                   // the frozen list's: recipient_list.h

  friend bool operator==(const Manifest&, const Manifest&) = default;
};

// The canonical text; ParseManifest accepts nothing else, so a parsed manifest has the digest of the text it came from.
std::string ManifestText(const Manifest& manifest);
absl::StatusOr<Manifest> ParseManifest(std::string_view text);
Digest ManifestDigest(const Manifest& manifest);  // SHA-256 of the text

}  // namespace vanthu::verification
