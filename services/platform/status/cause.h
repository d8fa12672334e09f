#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "services/platform/status/reason.h"

namespace vanthu::status {

// Words of ours in both languages, each whole.
struct Bilingual {
  std::string_view vietnamese;
  std::string_view english;
};

// Why: what stands for {cause} in the Vietnamese text of a reason, and for {cause_en} in the English one.
struct Cause {
  std::string vietnamese;
  std::string english;

  bool empty() const { return english.empty(); }
};

// What a system says in words of its own, which no table of ours has, stands quoted behind its name: hệ điều hành báo: "…"
inline constexpr Bilingual kOperatingSystem = {"hệ điều hành", "the operating system"};
Cause Quoted(Bilingual speaker, std::string_view words);

// Another refusal as the cause of this one: its text in each language.
Cause CauseOf(const absl::Status& status);

// Error, for a reason whose texts name a cause.
absl::Status CausedError(Reason reason, Cause cause, std::vector<Detail> details = {});

}  // namespace vanthu::status
