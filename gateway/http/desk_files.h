#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "gateway/http/compression.h"
#include "gateway/http/http_message.h"
#include "services/platform/files/disk.h"

namespace vanthu::gateway {

// The desk as it was built from gateway/web: its one page and what that asks for, read once and held in memory, some two
// megabytes. Without a desk it is empty, and the gateway answers programs only. Threads: any, it never changes.
class DeskFiles {
 public:
  DeskFiles() = default;

  // The folder that the build of the desk filled; empty where there is no folder of that name. FAILED_PRECONDITION where it has
  // no index.html; what the disk says else.
  static absl::StatusOr<DeskFiles> Read(files::Disk& disk, const std::filesystem::path& folder);

  bool empty() const { return files_.empty(); }

  // What a browser gets at the head's path: the file of that name, or the page where a person asks for one of the desk's screens,
  // which have no files of their own. Nothing where the path is another's.
  std::optional<Response> Find(const RequestHead& head) const;

 private:
  struct File {
    std::string type;
    bool is_named_by_content;  // it never changes under its name
    std::string etag;
    std::map<Coding, std::string> bodies;
  };

  absl::Status Add(files::Disk& disk, const std::filesystem::path& folder, const std::string& prefix);
  const File* FileFor(const RequestHead& head) const;
  static Response AnswerWith(const File& file, const RequestHead& head);

  std::map<std::string, File, std::less<>> files_;  // by path: "/assets/index-B1x.js"
};

}  // namespace vanthu::gateway
