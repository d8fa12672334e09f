#pragma once

#include <filesystem>
#include <memory>

#include "absl/status/status.h"
#include "grpcpp/channel.h"
#include "services/platform/files/disk.h"

namespace vanthu::directory {

// Brings the directory to the state of a YAML file (directory_file.h), over a channel that calls as the process "standalone". No
// file: nothing. CONFIG_INVALID, NOT_FOUND, or what ImportDirectory answers.
absl::Status ImportDirectoryFile(const std::shared_ptr<grpc::Channel>& directory, files::Disk& disk,
                                 const std::filesystem::path& file);

}  // namespace vanthu::directory
