#pragma once

#include <condition_variable>
#include <mutex>
#include <set>
#include <string>

#include "absl/status/status.h"
#include "services/connector/endpoint/delivery_files.h"
#include "services/connector/endpoint/package.h"
#include "services/platform/files/content_store.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::connector {

// Brings a package's files into the connector's own store, each once for all hosted agencies, checked against its digest. What
// lies there is not read again here: the endpoint judges what it has written. Threads: any; who wants a file that another is
// fetching waits for it. What it is given outlives it.
class PackageFetcher {
 public:
  PackageFetcher(files::ContentStore& store, DeliveryFiles& files) : store_(store), files_(files) {}

  // Fills in where each file of `package` lies. FILE_MISSING, DIGEST_MISMATCH, INBOX_MOVED, or what the disk says.
  absl::Status Fetch(const std::string& delivery_name, const InboxId& inbox, Package& package);

  // An endpoint found that a file is not what its digest says. Which disk has changed it cannot be told from here, and a copy
  // that shares its blocks is as bad as its source: the store's copies go, and Fetch brings them anew.
  absl::Status Forget(const Package& package);

 private:
  class Turn;  // at one file, of whoever fetches it
  absl::Status Bring(const DeliveryFile& wanted, const PackagedFile& file);
  absl::Status FetchOne(const DeliveryFile& wanted, const PackagedFile& file);

  files::ContentStore& store_;
  DeliveryFiles& files_;
  std::mutex mutex_;  // guards fetching_
  std::condition_variable changed_;
  std::set<Digest> fetching_;
};

}  // namespace vanthu::connector
