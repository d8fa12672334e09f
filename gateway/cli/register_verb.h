#pragma once

#include "gateway/cli/app.h"
#include "gateway/cli/console.h"
#include "services/platform/vocabulary/clock.h"

namespace vanthu::cli {

// `vanthu register list | show NUMBER | audit`: a register book of an agency, of a year (the clock's, at the office, where none
// is named). `audit` leaves kFindings where a number is missing, double, unfinished or out of order.
void AddRegisterVerb(CLI::App& app, Console& console, Clock& clock);

}  // namespace vanthu::cli
