#pragma once

#include "gateway/cli/app.h"
#include "gateway/cli/console.h"
#include "services/platform/vocabulary/clock.h"

namespace vanthu::cli {

// `vanthu directory import FILE | resolve TEXT... [--day D]`: brings the directory to what a file says; whom the words of a Kính
// gửi or Nơi nhận line name on a day. `resolve` leaves kFindings where words name nobody.
void AddDirectoryVerb(CLI::App& app, Console& console, Clock& clock);

}  // namespace vanthu::cli
