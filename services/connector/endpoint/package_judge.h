#pragma once

#include "absl/status/status.h"
#include "services/connector/endpoint/document_trust.h"
#include "services/connector/endpoint/package.h"
#include "services/platform/files/content_store.h"

namespace vanthu::connector {

// Step 12: whether a fetched dispatch is signed by the issuer's people and seal, before an endpoint sees it. The register's proof
// was judged when the record was taken, and the file's digest when it was fetched. Threads: any. What it is given outlives it.
class PackageJudge {
 public:
  PackageJudge(DocumentTrust& trust, files::ContentStore& store) : trust_(trust), store_(store) {}

  // BAD_SIGNATURE where the recipient cannot accept it, by the issuer's own fault: it is answered with 02. Other failures may
  // pass: NO_TRUSTED_CERTIFICATE where the directory has no certificate of the issuer. What passes is told in the package.
  absl::Status Judge(Package& package);

 private:
  DocumentTrust& trust_;
  files::ContentStore& store_;
};

}  // namespace vanthu::connector
