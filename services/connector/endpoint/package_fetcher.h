#pragma once

#include <string>

#include "absl/status/status.h"
#include "services/connector/endpoint/delivery_files.h"
#include "services/connector/endpoint/package.h"
#include "services/platform/files/content_store.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::connector {

// Brings a package's files into the connector's own store, each once for all hosted agencies, checked against its digest.
// Threads: any. What it is given outlives it.
class PackageFetcher {
 public:
  PackageFetcher(files::ContentStore& store, DeliveryFiles& files) : store_(store), files_(files) {}

  // Fills in where each file of `package` lies. FILE_MISSING, DIGEST_MISMATCH, INBOX_MOVED, or what the disk says.
  absl::Status Fetch(const std::string& delivery_name, const InboxId& inbox, Package& package);

 private:
  absl::Status FetchOne(const DeliveryFile& wanted, const PackagedFile& file);

  files::ContentStore& store_;
  DeliveryFiles& files_;
};

}  // namespace vanthu::connector
