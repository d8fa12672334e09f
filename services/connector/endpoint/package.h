#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/platform/event/dispatch_delivery.h"
#include "services/platform/vocabulary/digest.h"
#include "services/verification/manifest.h"
#include "services/verification/signed_pdf.h"

namespace vanthu::connector {

// A file of the dispatch, as it lies in the connector's own store and as the endpoint names it.
struct PackagedFile {
  std::string name;  // safe on every file system, and no other of the package differs from it only in case
  Digest digest;
  int64_t size_bytes = 0;
  std::string title;             // as the issuer named it
  std::filesystem::path source;  // where it can be copied from
};

// A file that the connector writes itself.
struct PackagedText {
  std::string name;
  std::string bytes;
};

// What an endpoint gets of one attempt of one delivery: whole or not at all.
struct Package {
  std::string key;  // "{delivery}-{attempt}": the same attempt always has the same
  event::DispatchDelivery delivery;
  verification::Manifest manifest;
  std::vector<PackagedFile> files;                        // the PDF first
  std::vector<verification::JudgedSignature> signatures;  // of the PDF, as they were found here; empty: nobody has looked
  std::string signature_level;                            // of the PDF as a whole
  std::vector<PackagedText> texts;  // dispatch.json, manifest.txt; register-leaf.txt and register.tlog-proof where there are
};

// Names and texts of the package; the files' sources are left for whoever fetches them.
absl::StatusOr<Package> PackageOf(event::DispatchDelivery delivery);

// Has dispatch.json tell what was found in the PDF.
void TellSignatures(Package& package, const verification::PdfJudgement& judgement);

}  // namespace vanthu::connector
