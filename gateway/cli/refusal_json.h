#pragma once

#include <string>

#include "absl/status/status.h"
#include "gateway/cli/fault.h"
#include "nlohmann/json.hpp"
#include "services/platform/status/reason.h"

namespace vanthu::cli {

// {"reason": "EMPTY_FILE", "vietnamese": …, "english": …, "details": {…}}
inline nlohmann::json RefusalJson(const absl::Status& refusal) {
  nlohmann::json details = nlohmann::json::object();
  for (const status::Detail& detail : status::DetailsOf(refusal)) details[detail.key] = detail.value;
  const auto reason = status::ReasonOf(refusal);
  return {{"reason", reason ? std::string(status::Name(*reason)) : ""},
          {"vietnamese", TextOf(refusal, status::Language::kVietnamese)},
          {"english", TextOf(refusal, status::Language::kEnglish)},
          {"details", details}};
}

}  // namespace vanthu::cli
