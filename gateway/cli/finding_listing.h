#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "gateway/cli/console.h"
#include "services/drafting/format/finding.h"

namespace vanthu::cli {

// What a check says of one file.
struct Judgement {
  std::string file;
  std::vector<drafting::Finding> findings;  // their fixes' edits are of `source`
  std::vector<drafting::Undecided> undecided;
  absl::Status barrier;                                // what would stop its issue
  std::vector<drafting::Finding> made;                 // mended by --fix
  std::shared_ptr<const drafting::SourceText> source;  // null for what is no plain text
};

// `FILE:LINE: [KG-01] …`, one line per finding, with its fix under it.
void ListJudgement(const Judgement& judgement, const ShowOptions& options, std::ostream& out);
std::string JudgementJson(const Judgement& judgement);

// The words that an edit replaces, and their place as editors count: columns from 1, in characters.
struct EditPlace {
  std::string words;
  int begin_column = 1;
  int end_column = 1;
};
EditPlace PlaceOf(const drafting::TextEdit& edit, const drafting::SourceText& source);

}  // namespace vanthu::cli
