#pragma once

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "services/platform/status/reason.h"

namespace vanthu::cli {

// What goes wrong on this side of the wire has no line in the services' table of reasons: its two texts travel with it.
absl::Status Fault(absl::StatusCode code, std::string_view vietnamese, std::string_view english);

// Gives `refusal` the Vietnamese text that came with it, for a reason that this program does not know yet.
void AttachVietnamese(std::string_view vietnamese, absl::Status* refusal);

// What a person reads of any refusal, whoever made it.
std::string TextOf(const absl::Status& refusal, status::Language language);

}  // namespace vanthu::cli
