#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/integration/installation.h"

namespace vanthu::integration {

// What a history was told, to be held against what is there in the end.
struct Told {
  std::vector<std::string> issuances;  // names that IssueDraft answered
};

// What lies on the disks of an installation: <service>/… for each service, and endpoints/<agency>/.
struct Evidence {
  std::filesystem::path folder;
  absl::Time now;
  files::Disk& disk;
};

// The three promises, judged on an installation that has come to rest: every sentence is a broken one.
// 1. A number is never lost or given twice: the register is 1..N, each number issued or voided, in order of time, and its audit
// is clean.
// 2. A dispatch is never lost or delivered twice: each published one stands once, whole, in the folder of each recipient who did
// not refuse it,
//    and its delivery says so.
// 3. Anyone can check both: the proof in each folder holds, by verification alone.
std::vector<std::string> BrokenPromises(Desk& desk, const Evidence& evidence, const Told& told);
std::vector<std::string> BrokenPromises(Installation& installation, const Told& told);

}  // namespace vanthu::integration
