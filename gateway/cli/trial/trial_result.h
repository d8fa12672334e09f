#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "gateway/cli/trial/trial_parts.h"

namespace vanthu::cli {

// Puts the issued PDF into the folder, whole or not at all, for the person to look at; gives its path. DATA_LOSS where the bytes
// that came are not those of the digest.
absl::StatusOr<std::string> SavePdf(const TrialParts& parts, const std::string& dispatch, const std::string& folder);

// What became of it: number and day, what of the file they replace, PDF, signatures, the expansion of each line, the time of each
// step.
void ShowResult(const TrialParts& parts, const BroughtFile& file, const Json& issuance, const Json& deliveries,
                const std::string& pdf);

}  // namespace vanthu::cli
