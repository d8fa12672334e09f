#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/platform/files/disk.h"
#include "services/platform/vocabulary/randomness.h"

namespace vanthu::runtime {

struct CertificateOrder {
  std::filesystem::path folder;
  std::vector<std::string> services;             // whose: "numbering"; each is its certificate's common name
  std::vector<std::string> own_connectors = {};  // of agencies with a machine of their own: "department"
  std::vector<std::string> hosts =
      {};               // by which they are reached besides their own names and this machine's: names or addresses
  bool renews = false;  // those that are there get new keys
  absl::Duration life = absl::Hours(24) * 365;
};

// The certificates by which the processes of an installation know each other, from an authority of its own: authority.pem (its
// key; kept off line where that matters), authorities.pem (for all), <service>.pem (key and chain), connector-<name>.pem: to the
// other services one more connector, by its unit one of its own to Kafka (deploy/kafka). What is there stays, unless
// it is to be renewed; a renewal is one rename, so a process that watches the file sees the old or the new one. Gives the files
// it wrote.
absl::StatusOr<std::vector<std::filesystem::path>> MakeProcessCertificates(files::Disk& disk, Randomness& randomness,
                                                                           absl::Time now, const CertificateOrder& order);

}  // namespace vanthu::runtime
