#include "services/directory/rpc/directory_import.h"

#include <string>

#include "services/directory/rpc/directory_file.h"
#include "services/platform/rpc/channel.h"
#include "services/platform/status/macros.h"
#include "vanthu/directory/v1/directory.grpc.pb.h"

namespace vanthu::directory {
namespace {

constexpr absl::Duration kImportTimeout = absl::Minutes(5);
constexpr int64_t kDirectoryFileBytesMax = int64_t{3} << 20;  // an import is one message; a larger directory comes in parts

}  // namespace

absl::Status ImportDirectoryFile(const std::shared_ptr<grpc::Channel>& directory, files::Disk& disk,
                                 const std::filesystem::path& file) {
  if (file.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const std::string yaml, disk.Read(file, 0, kDirectoryFileBytesMax));
  v1::ImportDirectoryRequest request;
  ASSIGN_OR_RETURN(*request.mutable_content(), ReadDirectoryFile(yaml, file.string()));
  const auto stub = v1::Directory::NewStub(directory);
  return rpc::CallUnary(*stub, &v1::Directory::Stub::ImportDirectory, request, {.timeout = kImportTimeout}).status();
}

}  // namespace vanthu::directory
