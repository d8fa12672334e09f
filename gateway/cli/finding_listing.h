#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "gateway/cli/console.h"
#include "services/drafting/format/finding.h"

namespace vanthu::cli {

// What a check says of one draft.
struct Judgement {
  std::vector<drafting::Finding> findings;
  std::vector<drafting::Undecided> undecided;
  absl::Status barrier;  // what would stop its issue
};

void ListJudgement(const Judgement& judgement, const ShowOptions& options, std::ostream& out);
std::string JudgementJson(const Judgement& judgement);

}  // namespace vanthu::cli
