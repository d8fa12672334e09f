#pragma once

#include "gateway/cli/console.h"
#include "gateway/cli/server/json_fields.h"

namespace vanthu::cli {

// What a service's check of a draft found, a line each; with --json as an object.
void ShowFindings(const Json& findings, const ShowOptions& show, Console& console);

}  // namespace vanthu::cli
