#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/platform/files/disk.h"
#include "services/verification/trust_file.h"

namespace grpc {
class Channel;
}

namespace vanthu::standalone {

// Whom this installation vouches for: the certificates of all who sign for its issuing agencies, of their seals, and the keys of
// their register logs, as the directory has them, the retired and revoked ones too. `published_logs` tells which epochs there
// are.
absl::StatusOr<verification::TrustFile> GatherTrust(const std::shared_ptr<grpc::Channel>& directory,
                                                    const std::string& installation, files::Disk& disk,
                                                    const std::filesystem::path& published_logs);

// What the file says to people: whose it is, and that it is worth no more than the way on which it came.
std::string TrustRemark(const std::string& installation, absl::Time now);

}  // namespace vanthu::standalone
