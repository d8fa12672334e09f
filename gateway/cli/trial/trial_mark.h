#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string_view>

#include "absl/status/status.h"

namespace vanthu::cli {

// Which draft of a file a trial is at, kept from before that draft is made until its result was shown. A server that was killed
// goes on by itself once it is back: without a mark the same `--anew`, given again, could not tell its own dispatch, finished
// meanwhile, from an earlier one, and would make the next.
class TrialMark {
 public:
  // `key` names the file and its attachments.
  TrialMark(const std::filesystem::path& folder, std::string_view key) : file_(folder / std::filesystem::path(key)) {}

  // How many drafts of the file there were before it; nothing where no trial is under way.
  std::optional<size_t> Earlier() const;
  absl::Status Set(size_t earlier) const;
  void Clear() const;

 private:
  const std::filesystem::path file_;
};

}  // namespace vanthu::cli
