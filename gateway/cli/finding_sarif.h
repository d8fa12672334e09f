#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "gateway/cli/console.h"
#include "gateway/cli/finding_listing.h"

namespace vanthu::cli {

// A check as SARIF 2.1.0 (OASIS, errata 01): one run, the rules as its driver's, findings as results with their fixes, what
// reading could not decide and what would stop an issue as notifications of the invocation. A file that could not be read gives a
// run that did not succeed and says why.
std::string SarifLog(const absl::StatusOr<Judgement>& judgement, const std::string& file, const ShowOptions& options);

}  // namespace vanthu::cli
