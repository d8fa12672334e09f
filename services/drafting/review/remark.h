#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace vanthu::drafting {

// What a person wrote about a draft, in NFC and without blanks around it. INVALID_FIELD where nothing is left, LIMIT_EXCEEDED
// beyond kRemarkCharactersMax; both name `field`.
absl::StatusOr<std::string> JudgeRemark(std::string_view field, std::string_view written);

// At most `count_max` characters of it, with "…" where some were left out.
std::string Shortened(std::string_view text, size_t count_max);

}  // namespace vanthu::drafting
