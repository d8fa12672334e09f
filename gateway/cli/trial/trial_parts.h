#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "gateway/cli/console.h"
#include "gateway/cli/server/json_fields.h"
#include "gateway/cli/trial/sample_people.h"
#include "services/drafting/draft/draft.h"
#include "services/platform/vocabulary/clock.h"

namespace vanthu::cli {

// What the steps of `vanthu try` share. All outlive them.
struct TrialParts {
  SamplePeople& people;
  const ShowOptions& show;
  Console& console;
  Clock& clock;
  std::filesystem::path folder;  // what is kept from one run to the next
  absl::Duration patience;       // with one and the same obstacle, before it is reported as the end
};

// What a person brings: the file as it is read here to find issuer and signer (the service reads the same bytes again), what
// travels with it, and whose it is.
struct BroughtFile {
  std::string path;
  std::vector<std::string> attachments;
  std::string bytes;
  drafting::Draft draft;
  std::string agency;        // agencies/{agency}: the issuer
  std::string unknown_unit;  // that its symbol names and the directory does not know
};

// A line for the person; with --json an object.
inline void Notice(const TrialParts& parts, const std::string& vietnamese, const std::string& english) {
  const std::string text(parts.show.Say(vietnamese, english));
  parts.console.out() << (parts.show.json ? Json({{"notice", text}}).dump() : text) << std::endl;
}

}  // namespace vanthu::cli
