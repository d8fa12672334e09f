#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "gateway/cli/console.h"
#include "gateway/cli/server/json_fields.h"
#include "gateway/cli/server/office.h"

namespace vanthu::cli {

// An issuance: number, day, where it stands and for whom it waits.
void ShowIssuance(const Json& issuance, const ShowOptions& show, Console& console);

// "bước 6: cấp số": the step that comes next, or how it ended.
std::string IssuanceStateText(const Json& issuance, const ShowOptions& show);

bool IsPublished(const Json& issuance);
bool IsEnded(const Json& issuance);  // refused or voided

// The issuance that a person means by its name or id, its dispatch's, or its draft's.
absl::StatusOr<Json> FindIssuance(Office& office, const std::string& subject);

}  // namespace vanthu::cli
