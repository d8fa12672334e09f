#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace vanthu::judges {

struct Verdict {
  bool good = false;
  std::string said;  // what the judge printed
};

// The judges that are written in Java (java/), behind one program. The first call in a build folder has Maven fetch them and
// build it; that is done once, whichever test comes first. NOT_FOUND where Java or Maven is not installed, or Maven cannot reach
// what it has to fetch: a test then says so aloud and skips, or fails where support::EnginesRequired().
absl::StatusOr<Verdict> AskJava(const std::vector<std::string>& arguments);

}  // namespace vanthu::judges

// For the beginning of a test: leaves it, aloud, where the judge cannot be asked on this machine.
#define VANTHU_SKIP_WITHOUT(verdict, judge)                                              \
  if (absl::IsNotFound((verdict).status()) && !::vanthu::support::EnginesRequired()) {   \
    GTEST_SKIP() << "NOT judged by " << (judge) << ": " << (verdict).status().message(); \
  }                                                                                      \
  ASSERT_TRUE((verdict).ok()) << (verdict).status()
